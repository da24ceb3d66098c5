package org.spaarpunt.api3.oauth;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.function.Consumer;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.identity.IdentityFeature;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** The calls by which an application gets a user's token, and reads the user's profile. */
public final class OAuthRoutes {
    private static final Right ANYONE = new Right.Anybody();
    private static final Right REQUEST_TOKEN = new Right.RequestToken();

    private OAuthRoutes() {}

    /**
     * The routes.
     *
     * @param unauthorized receives the problem of every request that a call rejects with 401
     */
    public static List<Route> all(
            IdentityFeature identity, Authorization authorization, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(identity.requestTokens(), identity.accessTokens(), unauthorized);
        var profiles = new ProfileCalls(identity.profiles(), authorization);
        return List.of(
                post("/requestToken", ANYONE, CallParameters.optional(), tokens::requestToken),
                post("/accessToken", REQUEST_TOKEN, CallParameters.optional(), tokens::accessToken),
                get("/user/{id}", ANYONE, CallParameters.optional(ProfileCalls.PRIVATE), profiles::read));
    }
}

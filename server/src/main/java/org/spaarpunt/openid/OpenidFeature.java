package org.spaarpunt.openid;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;

/**
 * This installation as a provider of OpenID Connect, as the rest of the server uses it.
 *
 * @param settings about tokens
 */
public record OpenidFeature(
        OwnIssuer issuer,
        TokenSettings settings,
        SigningKeys keys,
        Clients clients,
        TokenStates states,
        Authorizations authorizations,
        TokenGrants grants,
        TokenTries tries,
        TokenRevocation revocation,
        People people,
        IdTokenHints hints,
        EndedGrants ended) {

    /** What the feature is made of. */
    public record Base(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock, Runnable forget) {}

    /**
     * How it is set up.
     *
     * @param publicAddress of the server, if the settings have it
     * @param staleness how long a token that was revoked on another server may go on working here
     * @param grants how long an application may act for a user without asking again; zero: without limit
     */
    public record Setup(TokenSettings tokens, Optional<URI> publicAddress, Duration staleness, Duration grants) {}

    public static OpenidFeature of(Base base, Credentials credentials, Setup setup) {
        var jdbi = base.jdbi();
        var clock = base.clock();
        var tokens = new TokenGenerator(base.random());
        var ids = new KeyGenerator(base.random());
        var keys =
                new SigningKeys(jdbi, base.box(), base.random(), setup.tokens().keyPeriod(), clock);
        var writer = new TokenWriter(keys, ids, setup.tokens().audience(), clock);
        var lifetimes = new TokenGrants.Lifetimes(setup.tokens().lifetime(), setup.grants());
        return new OpenidFeature(
                new OwnIssuer(setup.publicAddress()),
                setup.tokens(),
                keys,
                new Clients(jdbi, credentials, setup.staleness(), clock),
                new TokenStates(jdbi, setup.staleness(), clock),
                new Authorizations(jdbi, tokens, ids, clock),
                new TokenGrants(jdbi, writer, tokens, lifetimes, clock),
                new TokenTries(jdbi, clock),
                new TokenRevocation(jdbi, base.forget()),
                new People(jdbi),
                new IdTokenHints(keys),
                new EndedGrants(jdbi, clock));
    }

    /** Makes the first signing key, where there is none; to be run before requests are answered. */
    public void prepare() {
        keys.signer();
    }

    /** Verifies access tokens; to be closed with the server. */
    public TokenVerifier verifier(Credentials credentials, InstantSource clock) {
        return new TokenVerifier(this, credentials, settings, clock);
    }

    /** Clears all caches: something was changed, here or on another server. */
    public void forgetCached() {
        clients.forget();
        states.forget();
    }

    /** Removes what has ended, and makes the next signing key in time; to be run periodically. */
    public void keepHouse() {
        ended.remove();
        keys.keepHouse();
    }
}

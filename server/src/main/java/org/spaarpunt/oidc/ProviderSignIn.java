package org.spaarpunt.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.secrets.SecretBox;

/**
 * Signs users in through the provider: sends their browsers there, and verifies who they are when they come back
 * (authorization code with PKCE). It never makes an account. Safe for use by many threads; a sign-in may end on another
 * server than it began on.
 */
public final class ProviderSignIn implements AutoCloseable {
    /** Time for signing in at the provider, including a second factor. */
    public static final Duration TRIP_TIME = Duration.ofMinutes(10);

    private static final EventLog LOG = EventLog.of(ProviderSignIn.class);

    private final ProviderSettings provider;
    private final SecretBox box;
    private final TokenGenerator mint;
    private final InstantSource clock;
    private final ProviderConnection connection = new ProviderConnection(ProviderConnection.ANSWER_TIMEOUT);
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final IdTokenCheck check;
    private final UserIdentities identities;

    public ProviderSignIn(
            ProviderSettings provider, Jdbi jdbi, SecretBox box, TokenGenerator mint, InstantSource clock) {
        this.provider = provider;
        this.box = box;
        this.mint = mint;
        this.clock = clock;
        this.discovery = new Discovery(provider.issuer(), connection, clock);
        this.exchange = new CodeExchange(provider, connection);
        this.check = new IdTokenCheck(provider, clock);
        this.identities = new UserIdentities(jdbi, clock);
    }

    /** The name of the provider, as shown to users. */
    public String name() {
        return provider.name();
    }

    /**
     * Starts a sign-in.
     *
     * @param returnTo the address of this server that {@link #finish} serves, as the provider knows it
     * @param next the page that the user was going to: a path of this server, which the caller has checked
     * @param anew whether the provider must ask for credentials even if the user is already signed in there
     * @return nothing if the provider is unavailable
     */
    public Optional<ProviderRedirect> begin(URI returnTo, String next, boolean anew) {
        try {
            var expiresAt = clock.instant().plus(TRIP_TIME).getEpochSecond();
            var trip = new PendingSignIn(mint.next(), mint.next(), mint.next(), returnTo, next, expiresAt);
            return Optional.of(new ProviderRedirect(address(discovery.endpoints(), trip, anew), trip.sealed(box)));
        } catch (ProviderOutageException outage) {
            tell(outage);
            return Optional.empty();
        }
    }

    /**
     * Finishes a sign-in. Whatever the outcome, the browser's cookie should then be removed.
     *
     * @param cookie of {@link ProviderRedirect}, as the browser sent it
     * @param query with which the browser came back, as received
     * @param client the address from which the user comes
     */
    public ProviderReturn finish(String cookie, String query, InetAddress client) {
        var trip = PendingSignIn.open(cookie, box, clock.instant());
        if (trip.isEmpty()) {
            return new ProviderReturn.Stale();
        }
        var response = response(trip.get(), query);
        if (response.isEmpty() || !isOf(trip.get(), response.get())) {
            return new ProviderReturn.Stale();
        }
        try {
            return arrival(trip.get(), response.get(), client);
        } catch (ProviderOutageException outage) {
            tell(outage);
            return new ProviderReturn.Unavailable();
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private URI address(Endpoints endpoints, PendingSignIn trip, boolean anew) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email"),
                        new ClientID(provider.clientId()),
                        trip.returnTo())
                .endpointURI(endpoints.authorization().uri())
                .state(new State(trip.state()))
                .nonce(new Nonce(trip.nonce()))
                .codeChallenge(new CodeVerifier(trip.verifier()), CodeChallengeMethod.S256)
                .prompt(anew ? new Prompt(Prompt.Type.LOGIN) : null)
                .build()
                .toURI();
    }

    private static Optional<AuthenticationResponse> response(PendingSignIn trip, String query) {
        try {
            return Optional.of(AuthenticationResponseParser.parse(trip.returnTo(), URLUtils.parseParameters(query)));
        } catch (ParseException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** If the answer names its issuer (RFC 9207), it must be the provider. */
    private boolean isOf(PendingSignIn trip, AuthenticationResponse response) {
        var issuer = response.getIssuer();
        return isSame(trip.state(), response.getState())
                && (issuer == null || issuer.getValue().equals(provider.issuer().toString()));
    }

    private static boolean isSame(String state, @Nullable State returned) {
        return returned != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8),
                        returned.getValue().getBytes(StandardCharsets.UTF_8));
    }

    private ProviderReturn arrival(PendingSignIn trip, AuthenticationResponse response, InetAddress client)
            throws ProviderOutageException {
        return switch (response) {
            case AuthenticationSuccessResponse success -> arrival(trip, success, client);
            case AuthenticationErrorResponse error ->
                "access_denied".equals(error.getErrorObject().getCode())
                        ? new ProviderReturn.Refused()
                        : new ProviderReturn.Unavailable();
            default -> new ProviderReturn.Stale();
        };
    }

    private ProviderReturn arrival(PendingSignIn trip, AuthenticationSuccessResponse success, InetAddress client)
            throws ProviderOutageException {
        var code = success.getAuthorizationCode();
        if (code == null) {
            return new ProviderReturn.Stale();
        }
        var endpoints = discovery.endpoints();
        return switch (exchange.change(code, trip, endpoints)) {
            case CodeExchange.Changed(var token) ->
                check.check(token, keys(endpoints), trip.nonce())
                        .map(known -> arrival(trip, known, client))
                        .orElseGet(ProviderReturn.Untrusted::new);
            case CodeExchange.Spent() -> new ProviderReturn.Stale();
            case CodeExchange.NoToken() -> new ProviderReturn.Untrusted();
        };
    }

    private ProviderReturn arrival(PendingSignIn trip, IdToken token, InetAddress client) {
        return identities
                .userOf(provider.issuer().toString(), token, client)
                .<ProviderReturn>map(userId -> new ProviderReturn.SignedIn(userId, trip.next()))
                .orElseGet(ProviderReturn.NotInvited::new);
    }

    /** Read at every sign-in: sign-ins are rare, and this way a replaced key is never missed. */
    private JWKSet keys(Endpoints endpoints) throws ProviderOutageException {
        try {
            return JWKSet.parse(connection.get(endpoints.keys().uri()));
        } catch (java.text.ParseException e) {
            throw new ProviderOutageException("The provider's keys cannot be parsed", e);
        }
    }

    private void tell(ProviderOutageException outage) {
        LOG.warn(
                "provider_sign_in_failed",
                "Sign-in through {provider} failed: {reason}",
                provider,
                outage.getMessage());
    }
}

package org.spaarpunt.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.identity.User;
import org.spaarpunt.openid.ReadToken.Unusable;
import org.spaarpunt.openid.ReadToken.Unverified;
import org.spaarpunt.openid.TokenCheck.Rejected;
import org.spaarpunt.openid.TokenCheck.Verified;
import org.spaarpunt.openid.TokenSettings.ForeignIssuer;
import org.spaarpunt.openid.TokenStates.OwnToken;
import org.spaarpunt.openid.TokenStates.Person;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Text;

/**
 * Decides whether an access token is one of this installation, or of the other issuer that its settings name, and still
 * valid. The signature of a token is verified once and remembered; whether it has expired or was revoked is decided
 * anew each time, the latter within the time for which credentials are cached. Safe for use by many threads.
 */
public final class TokenVerifier implements AutoCloseable {
    /** How far the clock of another server may be from ours. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** Tokens whose signatures are remembered; about a kilobyte each. */
    private static final int MAX_REMEMBERED = 10_000;

    /** After this long a signature is verified again, in case its key was withdrawn. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** The API that tokens must name, among those of their claim. */
    private static final String API = "ups";

    private final OwnIssuer own;
    private final SigningKeys keys;
    private final Clients clients;
    private final Credentials credentials;
    private final TokenStates states;
    private final String audience;
    private final Optional<ForeignIssuer> foreign;
    private final Optional<IssuerKeys> foreignKeys;
    private final InstantSource clock;
    private final Cache<UUID, Genuine> remembered;

    /**
     * A token whose signature was verified.
     *
     * @param own what identifies it, if it is one of this installation and well-formed
     */
    private record Genuine(Claims claims, boolean isForeign, Optional<OwnToken> own) {}

    TokenVerifier(OpenidFeature feature, Credentials credentials, TokenSettings settings, InstantSource clock) {
        this.own = feature.issuer();
        this.keys = feature.keys();
        this.clients = feature.clients();
        this.credentials = credentials;
        this.states = feature.states();
        this.audience = settings.audience();
        this.foreign = settings.issuer();
        this.foreignKeys = foreign.map(issuer -> new IssuerKeys(issuer.address(), clock));
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** Returns a result for any text, however malformed; throws only what the database throws. */
    public TokenCheck verify(String token) {
        var digest = Digest.of(token);
        var known = remembered.getIfPresent(digest);
        if (known != null) {
            return check(known);
        }
        return switch (ReadToken.of(token)) {
            case Unusable(var problem) -> new Rejected(problem);
            case Unverified read -> {
                boolean isForeign = isForeign(read.claims().issuer());
                if (!isForeign && !own.isOwn(read.claims().issuer())) {
                    yield new Rejected(TokenProblem.WRONG_ISSUER);
                }
                var own = isForeign ? Optional.<OwnToken>empty() : ownToken(read.claims());
                yield verifySignature(new Genuine(read.claims(), isForeign, own), read, digest);
            }
        };
    }

    /** Aborts pending requests to the other issuer. */
    @Override
    public void close() {
        foreignKeys.ifPresent(IssuerKeys::close);
    }

    private TokenCheck verifySignature(Genuine token, Unverified read, UUID digest) {
        Optional<? extends JWK> key;
        try {
            key = token.isForeign() ? foreignKeys.orElseThrow().named(read.keyId()) : keys.named(read.keyId());
        } catch (IssuerOutageException _) {
            return new TokenCheck.Unavailable();
        }
        if (key.isEmpty()) {
            return new Rejected(TokenProblem.UNKNOWN_KEY);
        }
        if (!isSignedBy(key.get(), read)) {
            return new Rejected(TokenProblem.BAD_SIGNATURE);
        }
        remembered.put(digest, token);
        return check(token);
    }

    private static boolean isSignedBy(JWK key, Unverified read) {
        try {
            var verifier = new DefaultJWSVerifierFactory()
                    .createJWSVerifier(read.jwt().getHeader(), ((AsymmetricJWK) key).toPublicKey());
            return read.jwt().verify(verifier);
        } catch (JOSEException | ClassCastException | IllegalStateException _) {
            // The key is of another kind than the algorithm.
            return false;
        }
    }

    private TokenCheck check(Genuine token) {
        var claims = token.claims();
        var problem = timeProblem(claims, token.isForeign() ? CLOCK_SKEW : Duration.ZERO, clock.instant());
        if (problem.isPresent()) {
            return new Rejected(problem.get());
        }
        if (!isForThisApi(token)) {
            return new Rejected(TokenProblem.WRONG_AUDIENCE);
        }
        return token.isForeign() ? checkForeign(claims) : checkOwn(claims, token.own());
    }

    private static Optional<TokenProblem> timeProblem(Claims claims, Duration skew, Instant now) {
        if (!now.isBefore(claims.expiresAt().plus(skew))) {
            return Optional.of(TokenProblem.EXPIRED);
        }
        return claims.notBefore()
                .filter(begin -> now.isBefore(begin.minus(CLOCK_SKEW)))
                .map(_ -> TokenProblem.NOT_YET_VALID);
    }

    private boolean isForThisApi(Genuine token) {
        var wanted = token.isForeign() ? foreign.orElseThrow().audience() : audience;
        var type = token.claims().type();
        boolean isUntyped = token.isForeign() && type.isEmpty();
        return token.claims().audience().contains(wanted)
                && token.claims().apis().contains(API)
                && (isUntyped || type.filter(Claims.ACCESS::equals).isPresent());
    }

    private TokenCheck checkOwn(Claims claims, Optional<OwnToken> token) {
        var consumer = clients.find(claims.client());
        if (consumer.isEmpty()) {
            return new Rejected(TokenProblem.UNKNOWN_CLIENT);
        }
        if (token.isEmpty()) {
            return new Rejected(TokenProblem.MALFORMED);
        }
        var state = states.of(token.get());
        if (state.revoked() || (claims.grant().isPresent() && state.user().isEmpty())) {
            return new Rejected(TokenProblem.REVOKED);
        }
        return verified(consumer.get().consumer(), state.user(), claims, true);
    }

    private static Optional<OwnToken> ownToken(Claims claims) {
        try {
            return Optional.of(new OwnToken(
                    UUID.fromString(claims.id()),
                    claims.client(),
                    claims.grant().map(UUID::fromString)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private TokenCheck checkForeign(Claims claims) {
        if (!Text.canBeStored(claims.client()) || !Text.canBeStored(claims.subject())) {
            return new Rejected(TokenProblem.MALFORMED);
        }
        var consumer = credentials
                .find(claims.client(), "")
                .consumer()
                .map(Credentials.RegisteredConsumer::consumer)
                .filter(found -> !found.suspended());
        if (consumer.isEmpty()) {
            return new Rejected(TokenProblem.UNKNOWN_CLIENT);
        }
        if (claims.forItself()) {
            return verified(consumer.get(), Optional.empty(), claims, false);
        }
        return states.user(new Person(claims.issuer(), claims.subject()))
                .map(user -> verified(consumer.get(), Optional.of(user), claims, false))
                .orElseGet(() -> new Rejected(TokenProblem.UNKNOWN_USER));
    }

    private static TokenCheck verified(Consumer consumer, Optional<User> user, Claims claims, boolean isOwn) {
        return new Verified(consumer, user, claims.scopes(), claims.id(), claims.expiresAt(), isOwn);
    }

    private boolean isForeign(String issuer) {
        return foreign.filter(other -> other.address().toString().equals(issuer))
                .isPresent();
    }
}

package org.spaarpunt.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.Text;

/**
 * Verifies an ID token (OpenID Connect Core section 3.1.3.7). Only signatures with a public key count: a token without
 * a signature, or with one made by a secret that the client shares, is rejected.
 */
record IdTokenCheck(ProviderSettings provider, InstantSource clock) {
    private static final EventLog LOG = EventLog.of(IdTokenCheck.class);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final Set<String> REQUIRED =
            Set.of(JWTClaimNames.SUBJECT, JWTClaimNames.EXPIRATION_TIME, JWTClaimNames.ISSUED_AT);

    /** The token's content; nothing if the token is not valid. */
    Optional<IdToken> check(JWT token, JWKSet keys, String nonce) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new Claims(provider, nonce, clock));
        try {
            return Optional.of(content(processor.process(token, null)));
        } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException untrusted) {
            // The library names the claim that is wrong, never its value.
            LOG.warn(
                    "id_token_rejected",
                    "An ID token of {provider} was rejected: {reason}",
                    provider,
                    untrusted.getMessage());
            return Optional.empty();
        }
    }

    private static IdToken content(JWTClaimsSet claims) throws ParseException {
        var isVerified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
        var email = Optional.ofNullable(claims.getStringClaim("email")).map(Text::composed);
        return new IdToken(claims.getSubject(), email.filter(_ -> isVerified));
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final String clientId;
        private final InstantSource clock;

        Claims(ProviderSettings provider, String nonce, InstantSource clock) {
            super(
                    Set.of(provider.clientId()),
                    new JWTClaimsSet.Builder()
                            .issuer(provider.issuer().toString())
                            .claim("nonce", nonce)
                            .build(),
                    REQUIRED,
                    Set.of());
            this.clientId = provider.clientId();
            this.clock = clock;
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            var party = claims.getClaim("azp");
            if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
                throw new BadJWTException("JWT azp claim rejected");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}

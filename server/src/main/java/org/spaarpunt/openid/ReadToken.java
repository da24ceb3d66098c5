package org.spaarpunt.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** An access token that was read, and not verified yet. */
sealed interface ReadToken {
    int MAX_LENGTH = 8 * 1024;

    /** Signatures of public keys only: for one by a shared secret, a public key could be taken as the secret. */
    Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    record Unverified(SignedJWT jwt, Claims claims) implements ReadToken {
        /** The key that it names; empty if it names none. */
        String keyId() {
            return Optional.ofNullable(jwt.getHeader().getKeyID()).orElse("");
        }
    }

    record Unusable(TokenProblem problem) implements ReadToken {}

    static ReadToken of(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Unusable(TokenProblem.MALFORMED);
        }
        try {
            return switch (JWTParser.parse(text)) {
                case PlainJWT _ -> new Unusable(TokenProblem.UNSIGNED);
                case SignedJWT jwt -> signed(jwt);
                default -> new Unusable(TokenProblem.MALFORMED);
            };
        } catch (ParseException | IllegalArgumentException _) {
            return new Unusable(TokenProblem.MALFORMED);
        }
    }

    private static ReadToken signed(SignedJWT jwt) throws ParseException {
        if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            return new Unusable(TokenProblem.WRONG_ALGORITHM);
        }
        return Claims.of(jwt.getJWTClaimsSet())
                .<ReadToken>map(claims -> new Unverified(jwt, claims))
                .orElseGet(() -> new Unusable(TokenProblem.MALFORMED));
    }
}

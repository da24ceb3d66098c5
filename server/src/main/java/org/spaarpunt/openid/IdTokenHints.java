package org.spaarpunt.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Reads ID tokens that clients send back as a hint of who their user is. They may have expired, and prove nothing about
 * who sends them.
 */
public record IdTokenHints(SigningKeys keys) {
    /** Whom an ID token was about, and for which clients. */
    public record Hint(String uid, List<String> clients) {
        public Hint {
            clients = List.copyOf(clients);
        }
    }

    /** Nothing if it is no ID token of this installation. */
    public Optional<Hint> read(String text) {
        if (text.length() > ReadToken.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var token = SignedJWT.parse(text);
            var key = Optional.ofNullable(token.getHeader().getKeyID()).flatMap(keys::named);
            if (key.isEmpty()
                    || !JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new RSASSAVerifier(key.get()))) {
                return Optional.empty();
            }
            var claims = token.getJWTClaimsSet();
            return TokenWriter.ID.equals(claims.getStringClaim(Claims.TYPE))
                    ? Optional.of(new Hint(claims.getSubject(), claims.getAudience()))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalStateException _) {
            return Optional.empty();
        }
    }
}

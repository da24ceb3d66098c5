package org.spaarpunt.openid;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.remote.RemoteAddress;

/**
 * The settings about tokens.
 *
 * @param audience the API for which access tokens are
 * @param lifetime of access tokens and ID tokens
 * @param keyPeriod how long a key signs
 * @param issuer another issuer whose access tokens are accepted too
 */
public record TokenSettings(String audience, Duration lifetime, Duration keyPeriod, Optional<ForeignIssuer> issuer) {
    public static final String DEFAULT_AUDIENCE = "https://api.publiq.be";

    public TokenSettings {
        if (lifetime.compareTo(SigningKeys.LONGEST_TOKEN) > 0) {
            throw new IllegalArgumentException("a token that is valid for more than " + SigningKeys.LONGEST_TOKEN);
        }
    }

    /**
     * Another issuer of access tokens, such as Keycloak. Its clients are known here by the keys of consumers.
     *
     * @param address exactly as it writes it in its tokens
     * @param audience that its tokens for this API name
     */
    public record ForeignIssuer(URI address, String audience) {
        public ForeignIssuer {
            if (!RemoteAddress.isBase(address)) {
                throw new IllegalArgumentException("an issuer looks like https://login.example, not " + address);
            }
            if (audience.isBlank()) {
                throw new IllegalArgumentException("the audience is empty");
            }
        }
    }
}

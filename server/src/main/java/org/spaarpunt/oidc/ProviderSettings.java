package org.spaarpunt.oidc;

import java.net.URI;
import org.spaarpunt.remote.RemoteAddress;

/**
 * The OpenID Connect provider through which users may sign in, and how this server is registered there.
 *
 * @param issuer its address, exactly as it publishes it: {@code https://login.example/realms/city}
 * @param name shown on the button
 */
public record ProviderSettings(URI issuer, String clientId, String clientSecret, String name) {
    public ProviderSettings {
        if (!RemoteAddress.isBase(issuer)) {
            throw new IllegalArgumentException("an issuer looks like https://login.example, not " + issuer);
        }
        if (clientId.isBlank() || clientSecret.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("client, secret and name must not be empty");
        }
    }

    /** Omits the secret, because this is logged. */
    @Override
    public String toString() {
        return name + " at " + issuer;
    }
}

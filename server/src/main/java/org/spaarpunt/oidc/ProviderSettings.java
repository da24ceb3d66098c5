package org.spaarpunt.oidc;

import java.net.URI;

/**
 * The provider of OpenID Connect by which people may sign in, and how this server is known there.
 *
 * @param issuer its address, as it writes it itself: {@code https://login.example/realms/city}
 * @param name on the button
 */
public record ProviderSettings(URI issuer, String clientId, String clientSecret, String name) {
    public ProviderSettings {
        if (!Endpoints.mayBeAsked(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException("an issuer looks like https://login.example, not " + issuer);
        }
        if (clientId.isBlank() || clientSecret.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("client, secret and name must not be empty");
        }
    }

    /** Without the secret: this ends up in logs. */
    @Override
    public String toString() {
        return name + " at " + issuer;
    }
}

package org.spaarpunt.openid;

import java.net.URI;
import java.util.Optional;

/**
 * The name of this installation in its tokens: its public address and {@link #PATH}. Without a public address in the
 * settings, it is the address by which each request came.
 *
 * @param configured the public address, without a slash at its end
 */
public record OwnIssuer(Optional<URI> configured) {
    public static final String PATH = "/oidc";

    /** Whether a token of this issuer may be one of this installation: its signature decides. */
    boolean isOwn(String issuer) {
        return configured.map(address -> issuer.equals(address + PATH)).orElseGet(() -> issuer.endsWith(PATH));
    }
}

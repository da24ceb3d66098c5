package org.spaarpunt.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.remote.RemoteAddress;

/** Reads the provider's endpoints and caches them for a while. Concurrent calls may read them more than once. */
final class Discovery {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final URI issuer;
    private final ProviderConnection connection;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    private record Known(Endpoints endpoints, Instant until) {}

    Discovery(URI issuer, ProviderConnection connection, InstantSource clock) {
        this.issuer = issuer;
        this.connection = connection;
        this.clock = clock;
    }

    Endpoints endpoints() throws ProviderOutageException {
        var now = clock.instant();
        var remembered = known;
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.endpoints();
        }
        var endpoints = Endpoints.parse(connection.get(RemoteAddress.descriptionOf(issuer)), issuer);
        known = new Known(endpoints, now.plus(FRESH));
        return endpoints;
    }
}

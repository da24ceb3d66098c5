package org.spaarpunt.tracing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.spaarpunt.remote.RemoteAddress;

/**
 * Where traces are sent, and how many.
 *
 * @param endpoint of a receiver of OTLP over HTTP, below which {@code /v1/traces} takes spans
 * @param headers a file with the headers that the receiver asks for, a secret
 * @param ratio of the traces that begin here and are recorded, 0 to 1
 * @param service by which the receiver knows this installation
 * @param instance by which it knows this server, where there are several
 */
public record TraceSettings(
        URI endpoint, Optional<Path> headers, double ratio, String service, Optional<String> instance) {
    public TraceSettings {
        if (!RemoteAddress.isBase(endpoint)) {
            throw new IllegalArgumentException(
                    "a receiver of traces looks like https://traces.example:4318, or http://127.0.0.1:4318 on this"
                            + " machine, without user, query and fragment");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("a ratio lies between 0 and 1");
        }
        if (service.isBlank()) {
            throw new IllegalArgumentException("a service has a name");
        }
    }

    /** The address that takes spans. */
    URI spans() {
        return RemoteAddress.below(endpoint, "/v1/traces");
    }
}

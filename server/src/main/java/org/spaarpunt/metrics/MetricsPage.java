package org.spaarpunt.metrics;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;

/**
 * Where Prometheus reads. What it reads says how busy a city's counters are, so by default only callers on this machine may.
 *
 * @param open whether everybody may read it
 */
public record MetricsPage(Metrics metrics, boolean open) {
    public static final String PATH = "/metrics";

    /** A proxy on this machine calls from loopback too; these say for whom. */
    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Real-IP");

    /** Nothing for whom it does not concern. */
    public Optional<Response> answer(Request request) {
        return open || isLocal(request)
                ? Optional.of(
                        Response.of(200, metrics.contentType(), metrics.text()).from(PATH))
                : Optional.empty();
    }

    private static boolean isLocal(Request request) {
        return request.remoteAddress().isLoopbackAddress()
                && FORWARDED.stream().allMatch(name -> request.header(name).isEmpty());
    }
}

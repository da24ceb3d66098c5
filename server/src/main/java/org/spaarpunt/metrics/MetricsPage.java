package org.spaarpunt.metrics;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;

/**
 * The page that Prometheus reads. The metrics show how busy the counters of a city are, so by default only callers on
 * this machine may read them.
 *
 * @param open whether every caller may read them
 */
public record MetricsPage(Metrics metrics, boolean open) {
    public static final String PATH = "/metrics";

    /**
     * The headers that a scraper, a command or a browser sends by itself. A proxy on this machine connects from
     * loopback too and adds a header about the client it forwards for; there are too many such headers to list, so a
     * request with any other header counts as not local.
     */
    private static final Set<String> OWN_HEADERS = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "authorization",
            "baggage",
            "cache-control",
            "connection",
            "content-length",
            "cookie",
            "dnt",
            "host",
            "http2-settings",
            "if-modified-since",
            "if-none-match",
            "keep-alive",
            "pragma",
            "priority",
            "referer",
            "te",
            "traceparent",
            "tracestate",
            "upgrade",
            "upgrade-insecure-requests",
            "user-agent",
            "x-prometheus-scrape-timeout-seconds");

    private static final String OF_BROWSERS = "sec-";

    /** Empty for callers that may not read the metrics. */
    public Optional<Response> answer(Request request) {
        return open || isLocal(request)
                ? Optional.of(Response.of(200, metrics.contentType(), metrics.text())
                        .with("Cache-Control", "no-store")
                        .from(PATH))
                : Optional.empty();
    }

    private static boolean isLocal(Request request) {
        return request.remoteAddress().isLoopbackAddress()
                && namesThisMachine(request.authority())
                && request.headers().stream()
                        .map(header -> header.name().toLowerCase(Locale.ROOT))
                        .allMatch(name -> OWN_HEADERS.contains(name) || name.startsWith(OF_BROWSERS));
    }

    /**
     * Whether the host is a name of loopback. A proxy that passes on the host that its client named, and a page in a
     * browser on this machine whose own name resolves to loopback, send another one.
     */
    private static boolean namesThisMachine(String authority) {
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > authority.lastIndexOf(']');
        var host = hasPort ? authority.substring(0, port) : authority;
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                    .isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

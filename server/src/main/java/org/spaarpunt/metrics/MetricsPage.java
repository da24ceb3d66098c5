package org.spaarpunt.metrics;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;

/**
 * Where Prometheus reads. The metrics show how busy the counters of a city are, so by default only callers on this machine may read them.
 *
 * @param open whether every caller may read them
 */
public record MetricsPage(Metrics metrics, boolean open) {
    public static final String PATH = "/metrics";

    /**
     * What a scraper, a command or a browser sends by itself. A proxy on this machine calls from loopback too and says in a header of its own
     * that it calls for another; there are too many such headers to know them all, so any other header makes a request one that is not local.
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
     * Whether the host is a name of loopback. A proxy that hands on the name that its client called, and a page in a browser on this machine
     * whose own name leads here, come with another one.
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

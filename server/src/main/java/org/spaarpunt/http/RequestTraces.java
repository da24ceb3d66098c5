package org.spaarpunt.http;

import java.util.Optional;
import java.util.Set;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Spans;
import org.spaarpunt.tracing.Tracer;

/**
 * The spans of requests, by the conventions of OpenTelemetry for HTTP servers. The path is never among what they say, only
 * the template that it matched.
 */
final class RequestTraces {
    private static final String TRACEPARENT = "traceparent";

    /** Any other word is the client's own. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");

    private static final int FIRST_OF_SERVER_ERRORS = 500;

    private final RequestLog log;
    private final PublicAddress address;

    RequestTraces(RequestLog log, PublicAddress address) {
        this.log = log;
        this.address = address;
    }

    /** @param version of HTTP, such as {@code 1.1} */
    Span begin(Request request, String id, String version) {
        Tracer tracer = log.tracerOf(request);
        if (!tracer.isOn()) {
            return Spans.NONE;
        }
        boolean isKnown = METHODS.contains(request.method());
        Span span = tracer.begin(isKnown ? request.method() : "HTTP", Span.Kind.SERVER, traceparent(request));
        return span.set(Attribute.METHOD, isKnown ? request.method() : "_OTHER")
                .set(Attribute.SCHEME, request.scheme())
                .set(Attribute.PROTOCOL_VERSION, version)
                .set(Attribute.REQUEST_ID, id);
    }

    static void tell(Span span, Request request, Response response) {
        Label label = response.label();
        int space = label.call().indexOf(' ');
        String route = label.call().substring(space + 1);
        if (route.startsWith("/")) {
            span.set(Attribute.ROUTE, route);
            span.rename((METHODS.contains(request.method()) ? request.method() : "HTTP") + " " + route);
        }
        span.set(Attribute.STATUS, response.status());
        if (!label.code().isEmpty()) {
            span.set(Attribute.CODE, label.code());
        }
        if (response.status() >= FIRST_OF_SERVER_ERRORS) {
            span.fail(String.valueOf(response.status()));
        }
    }

    /**
     * The trace that the request continues. Only a trusted proxy's counts: anybody else could have every request recorded,
     * or put requests into the traces of others.
     */
    private Optional<String> traceparent(Request request) {
        if (!address.isProxy(request.remoteAddress())) {
            return Optional.empty();
        }
        var sent = request.headers(TRACEPARENT);
        return sent.size() == 1 ? Optional.of(sent.getFirst()) : Optional.empty();
    }
}

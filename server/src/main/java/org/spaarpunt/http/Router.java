package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.spaarpunt.logging.EventLog;

/**
 * Finds the endpoint for a request, and answers requests for which there is none. A path without braces is looked up;
 * any other path is matched against the patterns with braces that begin with the same segment, and the first match wins,
 * so that a literal segment of one endpoint is never taken as a value of another's braces.
 */
public final class Router<E extends Endpoint> {
    private static final EventLog LOG = EventLog.of(Router.class);

    private final Map<String, List<E>> literals = new HashMap<>();
    /** By their first segment, so that a path is compared with few of them. */
    private final Map<String, List<Alike<E>>> patterns;

    private final BiPredicate<String, RuntimeException> reportsOutage;

    /** The endpoints of all methods whose paths differ only in the names in their braces. */
    private record Alike<E>(PathPattern pattern, List<E> endpoints) {}

    /** The answers at the endpoints, and those for failures around them. */
    public interface Answers<E> {
        Response at(E endpoint, Request request);

        Response notFound(Request request);

        Response methodNotAllowed(Request request, AllowedMethods allowed);

        /** Something that the request needs is temporarily unavailable. */
        Response outage(Request request);

        /** The endpoint failed because of a bug. */
        Response broken(Request request);
    }

    /**
     * @param reportsOutage whether a failure at the endpoint of this name is an outage; if so, it logs that too
     * @throws IllegalArgumentException for a path whose first segment is in braces
     */
    public Router(List<E> endpoints, BiPredicate<String, RuntimeException> reportsOutage) {
        var shapes = new TreeMap<String, Alike<E>>();
        for (var endpoint : endpoints) {
            if (endpoint.isLiteral()) {
                literals.computeIfAbsent(endpoint.path(), _ -> new ArrayList<>())
                        .add(endpoint);
            } else {
                var pattern = PathPattern.of(endpoint.path());
                shapes.computeIfAbsent(pattern.shape(), _ -> new Alike<>(pattern, new ArrayList<>()))
                        .endpoints()
                        .add(endpoint);
            }
        }
        this.patterns = shapes.values().stream()
                .collect(Collectors.groupingBy(alike -> alike.pattern().first(), Collectors.toUnmodifiableList()));
        this.reportsOutage = reportsOutage;
    }

    /** Whether there is an endpoint at this path. */
    public boolean has(String path) {
        return !at(path).isEmpty();
    }

    /** The endpoints of all methods, in the order in which they were listed; empty if there are none. */
    List<E> at(String path) {
        var literal = literals.get(path);
        if (literal != null) {
            return literal;
        }
        for (var alike : patterns.getOrDefault(PathPattern.firstOf(path), List.of())) {
            if (alike.pattern().matches(path)) {
                return alike.endpoints();
            }
        }
        return List.of();
    }

    /** Answers a request whose path, relative to the router's part of the site, is this one. */
    public Response answer(Request request, String path, Answers<E> answers) {
        var here = at(path);
        if (here.isEmpty()) {
            return answers.notFound(request);
        }
        for (var endpoint : here) {
            if (request.isFor(endpoint.method())) {
                return enter(endpoint, request, answers).from(endpoint.name());
            }
        }
        return otherMethod(request, AllowedMethods.of(here.stream().map(Endpoint::method)), answers);
    }

    /** Answers a request with a method that the address does not support, including OPTIONS. */
    public static Response otherMethod(Request request, AllowedMethods allowed, Answers<?> answers) {
        return request.method().equals("OPTIONS") ? allowed.response() : answers.methodNotAllowed(request, allowed);
    }

    private Response enter(E endpoint, Request request, Answers<E> answers) {
        try {
            return answers.at(endpoint, request);
        } catch (RuntimeException failure) {
            if (reportsOutage.test(endpoint.name(), failure)) {
                return answers.outage(request);
            }
            LOG.error("call_failed", failure, "{call} failed", endpoint.name());
            return answers.broken(request);
        }
    }
}

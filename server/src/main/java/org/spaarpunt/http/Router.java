package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the endpoint that a request is for, and has the rest answered where there is none. A path that an endpoint names letter for
 * letter is looked up; any other is held against the patterns of the endpoints with braces, and belongs to the first that matches, so that
 * a word of one endpoint is no value for another's braces.
 */
public final class Router<E extends Endpoint> {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, List<E>> literals = new HashMap<>();
    private final List<Alike<E>> patterns;
    private final BiPredicate<String, RuntimeException> reportsOutage;

    /** The endpoints of all methods whose paths differ in nothing but the names in their braces. */
    private record Alike<E>(PathPattern pattern, List<E> endpoints) {}

    /** What is answered at the endpoints, and around them. */
    public interface Answers<E> {
        Response at(E endpoint, Request request);

        Response notFound(Request request);

        Response methodNotAllowed(Request request, AllowedMethods allowed);

        /** What the request needs is unavailable for a while. */
        Response outage(Request request);

        /** The answer broke off by a fault of the program. */
        Response broken(Request request);
    }

    /** @param reportsOutage whether a failure at the endpoint of this name is an outage, which it then reports */
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
        this.patterns = List.copyOf(shapes.values());
        this.reportsOutage = reportsOutage;
    }

    /** Whether there is an endpoint at this path. */
    public boolean has(String path) {
        return !at(path).isEmpty();
    }

    /** The endpoints of all methods, in the order in which they were listed; none when nothing is there. */
    List<E> at(String path) {
        var literal = literals.get(path);
        if (literal != null) {
            return literal;
        }
        for (var alike : patterns) {
            if (alike.pattern().matches(path)) {
                return alike.endpoints();
            }
        }
        return List.of();
    }

    /** Answers a request, whose path is this one below the router's own part of the site. */
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

    /** Answers a request by a method that an address does not have, OPTIONS among them. */
    public static Response otherMethod(Request request, AllowedMethods allowed, Answers<?> answers) {
        return request.method().equals("OPTIONS") ? allowed.told() : answers.methodNotAllowed(request, allowed);
    }

    private Response enter(E endpoint, Request request, Answers<E> answers) {
        try {
            return answers.at(endpoint, request);
        } catch (RuntimeException failure) {
            if (reportsOutage.test(endpoint.name(), failure)) {
                return answers.outage(request);
            }
            LOG.error("{} failed", endpoint.name(), failure);
            return answers.broken(request);
        }
    }
}

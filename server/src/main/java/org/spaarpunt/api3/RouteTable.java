package org.spaarpunt.api3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which calls there are at a path. A path that a route names letter for letter is no value for another route's braces, so those
 * are looked up, and only what is left is held against the routes with braces, one by one.
 */
final class RouteTable {
    private final Map<String, List<Route>> literals = new HashMap<>();
    private final List<Route> patterns = new ArrayList<>();

    RouteTable(List<Route> routes) {
        for (var route : routes) {
            if (route.isLiteral()) {
                literals.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route);
            } else {
                patterns.add(route);
            }
        }
    }

    /** The routes of all methods, in the order of the page that lists them; none when nothing is there. */
    List<Route> at(String path) {
        var literal = literals.getOrDefault(path, List.of());
        if (!literal.isEmpty()) {
            return literal;
        }
        var matching = new ArrayList<Route>();
        for (var route : patterns) {
            if (route.match(path).isPresent()) {
                matching.add(route);
            }
        }
        return matching;
    }
}

package org.spaarpunt.api3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spaarpunt.api3.wire.PathPattern;
import org.spaarpunt.api3.wire.Route;

/**
 * Which calls there are at a path. A path that a route names letter for letter is looked up; any other is held against the patterns
 * of the routes with braces, and belongs to the first that matches, so that a word of a route is no value for another's braces.
 */
final class RouteTable {
    private final Map<String, List<Route>> literals = new HashMap<>();
    private final List<Alike> patterns;

    /** The routes of all methods whose paths differ in nothing but the names in their braces. */
    private record Alike(PathPattern pattern, List<Route> routes) {}

    RouteTable(List<Route> routes) {
        var shapes = new TreeMap<String, Alike>();
        for (var route : routes) {
            if (route.isLiteral()) {
                literals.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route);
            } else {
                var pattern = PathPattern.of(route.path());
                shapes.computeIfAbsent(pattern.shape(), _ -> new Alike(pattern, new ArrayList<>()))
                        .routes()
                        .add(route);
            }
        }
        patterns = List.copyOf(shapes.values());
    }

    /** The routes of all methods, in the order of the page that lists them; none when nothing is there. */
    List<Route> at(String path) {
        var literal = literals.getOrDefault(path, List.of());
        if (!literal.isEmpty()) {
            return literal;
        }
        var given = PathPattern.cut(path);
        for (var alike : patterns) {
            if (alike.pattern().match(given).isPresent()) {
                return alike.routes();
            }
        }
        return List.of();
    }
}

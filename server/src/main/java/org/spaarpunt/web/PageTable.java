package org.spaarpunt.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which pages there are at a path. Every request of the protocol passes by here too, so paths are looked up, and only the few with
 * braces are tried one by one.
 */
final class PageTable {
    private final Map<String, List<PageRoute>> literals;
    private final List<PageRoute> patterns;

    PageTable(List<PageRoute> routes) {
        this.literals = routes.stream().filter(PageRoute::isLiteral).collect(Collectors.groupingBy(PageRoute::path));
        this.patterns = routes.stream().filter(route -> !route.isLiteral()).toList();
    }

    boolean has(String path) {
        if (literals.containsKey(path)) {
            return true;
        }
        for (var route : patterns) {
            if (route.match(path).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The routes of all methods; none when nothing is there. */
    List<PageRoute> at(String path) {
        var literal = literals.get(path);
        return literal != null
                ? literal
                : patterns.stream()
                        .filter(route -> route.match(path).isPresent())
                        .toList();
    }
}

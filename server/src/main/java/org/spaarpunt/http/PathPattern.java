package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path of a route, split at its slashes: a segment in braces matches any text, every other one itself. */
record PathPattern(List<String> segments) {
    PathPattern {
        segments = List.copyOf(segments);
    }

    static PathPattern of(String path) {
        return new PathPattern(List.of(path.split("/", -1)));
    }

    /**
     * The same for all patterns that match the same paths, whatever the names in their braces. As a brace sorts after
     * every letter, the first pattern that matches a path is the one with more literal segments, from the left.
     */
    String shape() {
        return String.join(
                "/",
                segments.stream()
                        .map(segment -> isOpen(segment) ? "{}" : segment)
                        .toList());
    }

    /**
     * Whether a path matches. Every request whose path is not literal is compared with all patterns, so this allocates
     * nothing.
     */
    boolean matches(String path) {
        int start = 0;
        for (int i = 0; i < segments.size(); i++) {
            int slash = path.indexOf('/', start);
            boolean isLast = i == segments.size() - 1;
            if (isLast == (slash >= 0)) {
                return false;
            }
            int end = isLast ? path.length() : slash;
            var segment = segments.get(i);
            boolean fits =
                    isOpen(segment) ? end > start : end - start == segment.length() && path.startsWith(segment, start);
            if (!fits) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** The values, still encoded, at the braces; empty if the path does not match. */
    Optional<List<String>> values(String path) {
        if (!matches(path)) {
            return Optional.empty();
        }
        var given = path.split("/", -1);
        var values = new ArrayList<String>();
        for (int i = 0; i < given.length; i++) {
            if (isOpen(segments.get(i))) {
                values.add(given[i]);
            }
        }
        return Optional.of(values);
    }

    private static boolean isOpen(String segment) {
        return segment.startsWith("{");
    }
}

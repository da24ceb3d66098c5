package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a route, split at its slashes: a segment in braces matches any text, every other one itself. The first one,
 * after the slash that a path begins with, is not in braces.
 */
record PathPattern(List<String> segments) {
    PathPattern {
        segments = List.copyOf(segments);
        if (segments.size() < 2 || !segments.getFirst().isEmpty() || isOpen(segments.get(1))) {
            throw new IllegalArgumentException("does not begin with a literal segment: " + segments);
        }
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

    String first() {
        return segments.get(1);
    }

    /** The first segment of any path; {@code ""} if it has none. */
    static String firstOf(String path) {
        int end = path.indexOf('/', 1);
        return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    }

    /**
     * Whether a path matches. Every request whose path is not literal is compared with several patterns, so this
     * allocates nothing.
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

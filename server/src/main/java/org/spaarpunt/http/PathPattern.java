package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path of a route, cut at its slashes: a segment in braces stands for any text that is there, every other one for itself. */
record PathPattern(List<String> segments) {
    PathPattern {
        segments = List.copyOf(segments);
    }

    static PathPattern of(String path) {
        return new PathPattern(List.of(path.split("/", -1)));
    }

    /**
     * The same for all patterns that match the same paths, whatever their braces hold. As a brace sorts after every letter, the first
     * of those that match a path is the one that names more of it letter for letter, from the left.
     */
    String shape() {
        return String.join(
                "/",
                segments.stream()
                        .map(segment -> isOpen(segment) ? "{}" : segment)
                        .toList());
    }

    /** Whether a path is of this pattern. Every request that no literal path answers is held against all patterns, so this cuts nothing. */
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

    /** What stands, still encoded, in the places of the braces; empty when this is another path. */
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

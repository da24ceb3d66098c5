package org.spaarpunt.api3.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path of a route, cut at its slashes: a segment in braces stands for any text that is there, every other one for itself. */
public record PathPattern(List<String> segments) {
    public PathPattern {
        segments = List.copyOf(segments);
    }

    public static PathPattern of(String path) {
        return new PathPattern(cut(path));
    }

    public static List<String> cut(String path) {
        return List.of(path.split("/", -1));
    }

    /**
     * The same for all patterns that match the same paths, whatever their braces hold. As a brace sorts after every letter, the first
     * of those that match a path is the one that names more of it letter for letter, from the left.
     */
    public String shape() {
        return String.join(
                "/",
                segments.stream()
                        .map(segment -> isOpen(segment) ? "{}" : segment)
                        .toList());
    }

    /** What stands, still encoded, in the places of the braces; empty when this is another path. */
    public Optional<List<String>> match(List<String> given) {
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            var segment = segments.get(i);
            if (!isOpen(segment)) {
                if (!segment.equals(given.get(i))) {
                    return Optional.empty();
                }
            } else if (given.get(i).isEmpty()) {
                return Optional.empty();
            } else {
                values.add(given.get(i));
            }
        }
        return Optional.of(values);
    }

    private static boolean isOpen(String segment) {
        return segment.startsWith("{");
    }
}

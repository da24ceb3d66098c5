package org.spaarpunt.http;

import java.util.List;
import java.util.Optional;

/** A method and a path that is served. Segments of the path may be in braces and then match any text. */
public interface Endpoint {
    String method();

    String path();

    /** Method and path, as in {@code GET /users/{id}}: no part of it comes from a client. */
    default String name() {
        return method() + " " + path();
    }

    /** Whether the path has no segment in braces. */
    default boolean isLiteral() {
        return path().indexOf('{') < 0;
    }

    /** The values, still encoded, of the segments in braces; empty if the path does not match this endpoint. */
    default Optional<List<String>> segments(String rawPath) {
        if (isLiteral()) {
            return rawPath.equals(path()) ? Optional.of(List.of()) : Optional.empty();
        }
        return PathPattern.of(path()).values(rawPath);
    }
}

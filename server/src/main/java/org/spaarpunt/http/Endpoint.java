package org.spaarpunt.http;

import java.util.List;
import java.util.Optional;

/** A method and a path at which something is answered. Segments of the path may stand in braces and match any text. */
public interface Endpoint {
    String method();

    String path();

    /** Method and path, as in {@code GET /users/{id}}: no word of it comes from a client. */
    default String name() {
        return method() + " " + path();
    }

    /** Whether the path has no segment in braces. */
    default boolean isLiteral() {
        return path().indexOf('{') < 0;
    }

    /** What stands, still encoded, in the places of the segments in braces; empty when the path is not one of this endpoint's. */
    default Optional<List<String>> segments(String rawPath) {
        if (isLiteral()) {
            return rawPath.equals(path()) ? Optional.of(List.of()) : Optional.empty();
        }
        return PathPattern.of(path()).values(rawPath);
    }
}

package org.spaarpunt.api3;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;

/**
 * One call of the protocol.
 *
 * @param path below the prefix; one segment may stand in braces and matches any text
 * @param caller who must have signed
 * @param parameters the single-valued parameters it reads; one given twice refuses the request
 */
record Route(String method, String path, Format format, Caller caller, List<String> parameters, Call call) {
    enum Caller {
        /** Any consumer, with a token or without. */
        CONSUMER,
        /** A consumer with the access token of a user. */
        USER,
        /** A consumer with a request token, which opens no other door. */
        REQUEST_TOKEN
    }

    interface Call {
        Response answer(ApiRequest request);
    }

    Route {
        parameters = List.copyOf(parameters);
    }

    /** Method and path, as in {@code GET /uitpas/enduser/{uitpasNumber}}: no word of it comes from a client. */
    String name() {
        return method + " " + path;
    }

    /** Whether the path has no segment in braces. */
    boolean isLiteral() {
        return path.indexOf('{') < 0;
    }

    /** What stands, still encoded, in the place of the segment in braces; empty when the path is not this route's. */
    Optional<String> match(String rawPath) {
        if (isLiteral()) {
            return rawPath.equals(path) ? Optional.of("") : Optional.empty();
        }
        int before = path.indexOf('{');
        int after = path.length() - path.indexOf('}') - 1;
        if (rawPath.length() <= before + after
                || !rawPath.startsWith(path.substring(0, before))
                || !rawPath.endsWith(path.substring(path.length() - after))) {
            return Optional.empty();
        }
        var segment = rawPath.substring(before, rawPath.length() - after);
        return segment.indexOf('/') < 0 ? Optional.of(segment) : Optional.empty();
    }
}

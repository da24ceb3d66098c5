package org.spaarpunt.web;

import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;

/**
 * One page, or what one form does.
 *
 * @param path one of its segments may stand in braces and matches any text
 */
record PageRoute(String method, String path, Caller caller, Call call) implements Endpoint {
    enum Caller {
        /** Anybody; a form only from our own pages. */
        ANYBODY,
        /** Anybody, sent by an application, which may do that with a form of its own. */
        FROM_APPLICATIONS,
        /** Who is signed in; a form only from a page of that session. Others sign in first. */
        SIGNED_IN,
        /** Who is signed in and may administer. */
        ADMINISTRATOR
    }

    interface Call {
        Response answer(PageRequest request);
    }

    /** What stands, still encoded, in the place of the braces; nothing where there are none. The path is one of this route's. */
    String rawSegment(String rawPath) {
        return segments(rawPath).orElseThrow().stream().findFirst().orElse("");
    }
}

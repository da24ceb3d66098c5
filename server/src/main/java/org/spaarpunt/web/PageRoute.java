package org.spaarpunt.web;

import java.util.function.Predicate;
import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;

/**
 * One page, or what one form does.
 *
 * @param path one of its segments may stand in braces and matches any text
 * @param sensitive which of its requests need a recent proof of who the user is
 */
record PageRoute(String method, String path, Caller caller, Predicate<PageRequest> sensitive, Call call)
        implements Endpoint {
    PageRoute(String method, String path, Caller caller, Call call) {
        this(method, path, caller, _ -> false, call);
    }

    /** This route, all of whose requests need a recent proof. */
    PageRoute afterProof() {
        return afterProof(_ -> true);
    }

    PageRoute afterProof(Predicate<PageRequest> which) {
        return new PageRoute(method, path, caller, which, call);
    }

    enum Caller {
        /** Anybody; a form only from our own pages. */
        ANYBODY,
        /** Anybody, sent by an application, which may do that with a form of its own. */
        FROM_APPLICATIONS,
        /** A user who is signed in; a form only from a page of that session. Others sign in first. */
        SIGNED_IN,
        /** A user who is signed in and may administer, with a second factor where that is required. */
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

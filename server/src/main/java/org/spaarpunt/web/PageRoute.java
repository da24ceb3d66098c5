package org.spaarpunt.web;

import java.util.function.Predicate;
import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;

/**
 * One page, or the act of one form.
 *
 * @param path one of its segments may be in braces, and matches any text
 * @param sensitive which of its requests need a recent proof of the user's identity
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
        /** Any caller; a form only from our own pages. */
        ANYBODY,
        /** Any caller, including an application that sends a form of its own. */
        FROM_APPLICATIONS,
        /** A user that is signed in; a form only from a page of that session. Other callers must sign in first. */
        SIGNED_IN,
        /** A user that is signed in and may administer, with a second factor if that is required. */
        ADMINISTRATOR
    }

    interface Call {
        Response answer(PageRequest request);
    }

    /**
     * The segment in place of the braces, still encoded; nothing for a route without braces. The path must match this
     * route.
     */
    String rawSegment(String rawPath) {
        return segments(rawPath).orElseThrow().stream().findFirst().orElse("");
    }
}

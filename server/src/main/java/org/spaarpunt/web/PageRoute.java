package org.spaarpunt.web;

import java.util.Optional;
import java.util.function.Predicate;
import org.spaarpunt.http.Response;

/**
 * One page, or what one form does.
 *
 * @param path its last segment may stand in braces and matches any text
 * @param sensitive which of its requests need a recent proof of who the user is
 */
record PageRoute(String method, String path, Caller caller, Predicate<PageRequest> sensitive, Call call) {
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

    /** Method and path: no word of it comes from a client. */
    String name() {
        return method + " " + path;
    }

    /** Whether the path has no segment in braces. */
    boolean isLiteral() {
        return path.indexOf('{') < 0;
    }

    /** What stands, still encoded, in the place of the braces; empty when the path is not this route's. */
    Optional<String> match(String rawPath) {
        int braces = path.indexOf('{');
        if (isLiteral()) {
            return rawPath.equals(path) ? Optional.of("") : Optional.empty();
        }
        return rawPath.length() > braces
                        && rawPath.startsWith(path.substring(0, braces))
                        && rawPath.indexOf('/', braces) < 0
                ? Optional.of(rawPath.substring(braces))
                : Optional.empty();
    }
}

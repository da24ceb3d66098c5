package org.spaarpunt.web.frame;

import java.util.function.Predicate;
import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;

/**
 * One page, or the act of one form.
 *
 * @param path its segments in braces match any text
 * @param sensitive which of its requests need a recent proof of the user's identity
 * @param policy what its pages may do in the browser
 */
public record PageRoute(
        String method, String path, Caller caller, Predicate<PageRequest> sensitive, PagePolicy policy, Call call)
        implements Endpoint {
    public PageRoute(String method, String path, Caller caller, Call call) {
        this(method, path, caller, _ -> false, PagePolicy.PLAIN, call);
    }

    /** This route, all of whose requests need a recent proof. */
    public PageRoute afterProof() {
        return afterProof(_ -> true);
    }

    public PageRoute afterProof(Predicate<PageRequest> which) {
        return new PageRoute(method, path, caller, which, policy, call);
    }

    /** This route with pages that may do more in the browser. */
    public PageRoute with(PagePolicy other) {
        return new PageRoute(method, path, caller, sensitive, other, call);
    }

    public enum Caller {
        /** Any caller; a form only from our own pages. */
        ANYBODY,
        /** Any caller, including an application that sends a form of its own. */
        FROM_APPLICATIONS,
        /** A user that is signed in; a form only from a page of that session. Other callers must sign in first. */
        SIGNED_IN,
        /** A user that is signed in and may administer, with a second factor if that is required. */
        ADMINISTRATOR
    }

    public interface Call {
        Response answer(PageRequest request);
    }
}

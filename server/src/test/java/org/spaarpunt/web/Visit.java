package org.spaarpunt.web;

import com.microsoft.playwright.Page;
import java.util.function.BiConsumer;

/**
 * A page in one of its states, as a user sees it.
 *
 * @param route method and path of the route, as {@link org.spaarpunt.http.Endpoint#name} gives it
 * @param user that is signed in; empty: no user
 * @param path of the page, with a query if it has one
 * @param name of its picture; says the state too
 * @param then what the user does on the page before it is looked at
 */
record Visit(String route, String user, String path, String name, BiConsumer<Page, OwnPages> then) {
    static final String NOBODY = "";

    static Visit of(String route, String user, String path, String name) {
        return new Visit(route, user, path, name, (page, pages) -> {});
    }

    /** A page whose path has no braces. */
    static Visit of(String path, String user, String name) {
        return of("GET " + path, user, path, name);
    }

    Visit then(BiConsumer<Page, OwnPages> acts) {
        return new Visit(route, user, path, name, acts);
    }

    @Override
    public String toString() {
        return name;
    }
}

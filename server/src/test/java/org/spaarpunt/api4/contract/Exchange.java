package org.spaarpunt.api4.contract;

import org.spaarpunt.testing.Answer;

/**
 * A request and what was answered.
 *
 * @param path below the prefix of the API, without its query, as it was sent
 */
public record Exchange(String method, String path, Answer answer) {
    /** The same request, named for people. */
    String name() {
        return method + " " + path;
    }
}

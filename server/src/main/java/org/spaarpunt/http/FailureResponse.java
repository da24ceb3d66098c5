package org.spaarpunt.http;

import java.util.Optional;

/** Writes the answer to a request that no handler answered. Safe for many callers at once. */
@FunctionalInterface
public interface FailureResponse {
    /**
     * The whole answer, with its status.
     *
     * @param rawPath as sent; {@code ""} where the request broke off before its path was known, as with {@link
     *     Failure#URI_TOO_LONG}. In a broken request it may hold any character.
     * @param acceptLanguage which languages the client reads, where that is known
     */
    Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage);
}

package org.spaarpunt.http;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Requests that bring a file, by POST or PUT: their bodies are not read before they are handled, may be longer than
 * others, and may take longer to arrive.
 *
 * @param paths where they are sent to
 * @param maxBytes of one body
 */
public record Uploads(Predicate<String> paths, int maxBytes) {
    public static final Uploads NONE = new Uploads(_ -> false, 0);

    /** The most that may be arriving at once; one more is refused. */
    static final int AT_ONCE = 8;

    /** The longest that one may take, including its answer. Between two reads the usual limit on silence holds. */
    static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** An upload that announces a body of at most this many times the limit is answered by its own page. */
    private static final int ANSWERED_BY_PAGE = 4;

    private static final String MULTIPART = "multipart/form-data";

    long maxAnnounced() {
        return ANSWERED_BY_PAGE * (long) maxBytes;
    }

    /** Whether a request is handled while its body arrives. */
    boolean include(String method, String path, String contentType) {
        return isThere(method, path) && contentType.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    /** Whether a request may take long: it brings a file, or acts on one that was brought. */
    boolean isThere(String method, String path) {
        return (method.equals("POST") || method.equals("PUT")) && paths.test(path);
    }
}

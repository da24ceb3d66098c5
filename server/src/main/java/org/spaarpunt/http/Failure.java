package org.spaarpunt.http;

/**
 * What can go wrong before or around a handler. Except after {@link #UNSUPPORTED_CODING}, {@link #EXPECTATION_FAILED},
 * {@link #OVERLOADED} and {@link #BROKEN} the request was not read completely, and the connection closes.
 */
public enum Failure {
    /** A broken request line, header, path, Host, body framing, or one that ended too early. */
    MALFORMED(400),
    /** The body is over the limit, as declared or as counted. */
    TOO_LARGE(413),
    /** The body is compressed or otherwise coded, which no handler reads. The request was read completely. */
    UNSUPPORTED_CODING(415),
    /**
     * The client expects something other than {@code 100-continue} (RFC 9110 section 10.1.1). The request was read
     * completely.
     */
    EXPECTATION_FAILED(417),
    /** The request line is over {@link HttpListener#MAX_REQUEST_LINE_BYTES}. */
    URI_TOO_LONG(414),
    /** The headers together are over {@link HttpListener#MAX_HEADERS_BYTES}. */
    HEADERS_TOO_LARGE(431),
    /** A handler threw. */
    BROKEN(500),
    /** A transfer coding other than chunked, or an unknown method: methods are case-sensitive. */
    NOT_IMPLEMENTED(501),
    /** As many requests are being handled as the settings allow. Comes with {@code Retry-After}. */
    OVERLOADED(503),
    /** A version of HTTP other than 1.1 and 1.0. */
    VERSION_NOT_SUPPORTED(505);

    private final int status;

    Failure(int status) {
        this.status = status;
    }

    /** The status that its answer should have. */
    public int status() {
        return status;
    }
}

package org.spaarpunt.identity;

import java.util.List;

/**
 * The parts of an HTTP request that an OAuth 1.0a signature covers, as they were sent.
 *
 * @param method the request method
 * @param scheme {@code http} or {@code https}
 * @param host the Host header as received, or the authority of the configured public address
 * @param rawPath the path, not decoded
 * @param rawQuery the query without its question mark, not decoded; empty when there is none
 * @param form the body's text when it is {@code application/x-www-form-urlencoded}, empty otherwise: no other body is
 *     signed
 * @param authorization the value of every Authorization header
 */
public record SignedRequest(
        String method,
        String scheme,
        String host,
        String rawPath,
        String rawQuery,
        String form,
        List<String> authorization) {

    public SignedRequest {
        authorization = List.copyOf(authorization);
    }

    /** Leaves out query, body and headers: they carry tokens, signatures and personal data. */
    @Override
    public String toString() {
        return method + " " + scheme + "://" + host + rawPath;
    }
}

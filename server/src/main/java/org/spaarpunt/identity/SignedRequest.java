package org.spaarpunt.identity;

import java.util.List;

/**
 * The parts of an HTTP request that an OAuth 1.0a signature covers; all but the parameters are as they were sent.
 *
 * @param method the request method
 * @param scheme {@code http} or {@code https}
 * @param host the Host header as received, or the authority of the configured public address
 * @param rawPath the path, not decoded
 * @param parameters those of the query, followed by those of the body when it is {@code
 *     application/x-www-form-urlencoded}: no other body is signed
 * @param authorization the value of every Authorization header
 */
public record SignedRequest(
        String method, String scheme, String host, String rawPath, Parameters parameters, List<String> authorization) {

    public SignedRequest {
        authorization = List.copyOf(authorization);
    }

    /** Omits parameters and headers: they contain tokens, signatures and personal data. */
    @Override
    public String toString() {
        return method + " " + scheme + "://" + host + rawPath;
    }
}

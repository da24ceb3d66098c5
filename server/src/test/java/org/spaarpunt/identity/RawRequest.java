package org.spaarpunt.identity;

import java.util.List;
import java.util.Optional;

/**
 * A request as it goes over the wire, where a {@link SignedRequest} has its parameters read.
 *
 * @param rawQuery without its question mark, not decoded
 * @param form the body's text, not decoded
 */
record RawRequest(
        String method,
        String scheme,
        String host,
        String rawPath,
        String rawQuery,
        String form,
        List<String> authorization) {

    SignedRequest read() {
        return readIfReadable().orElseThrow();
    }

    /** Nothing when query or form cannot be read: no such request gets as far as the verifier. */
    Optional<SignedRequest> readIfReadable() {
        return Parameters.parse(rawQuery)
                .flatMap(query -> Parameters.parse(form).map(query::and))
                .map(parameters -> new SignedRequest(method, scheme, host, rawPath, parameters, authorization));
    }

    /** As short as that of a {@link SignedRequest}. */
    @Override
    public String toString() {
        return method + " " + scheme + "://" + host + rawPath;
    }
}

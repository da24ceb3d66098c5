package org.spaarpunt.api3.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.Multipart;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Upload;

/**
 * The decoded contents of a request.
 *
 * @param signed the parameters that the signature covers: those of the query, then those of the form
 * @param unsigned the parameters sent next to a file, which no signature of OAuth 1.0a covers
 */
public record DecodedRequest(Parameters signed, Parameters unsigned, Optional<Upload> upload) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Whether the body, if any, has a type that the call accepts. */
    public static boolean isReadable(Request request, CallParameters reads) {
        return request.body().length == 0
                || isForm(type(request))
                || (reads.upload().isPresent() && Multipart.isMeant(type(request)));
    }

    /** Empty if the query or the body is malformed. */
    public static Optional<DecodedRequest> read(Request request, CallParameters reads) {
        var query = Parameters.parse(request.query());
        if (reads.upload().isPresent() && Multipart.isMeant(type(request))) {
            var form =
                    Multipart.read(type(request), request.body(), reads.upload().get());
            return query.flatMap(
                    signed -> form.map(parts -> new DecodedRequest(signed, parts.fields(), parts.upload())));
        }
        // Other than ASCII must be percent-encoded in a form, so each byte is one character; parsing rejects any other
        // byte.
        var form = Parameters.parse(new String(request.body(), StandardCharsets.ISO_8859_1));
        return query.flatMap(
                first -> form.map(then -> new DecodedRequest(first.and(then), Parameters.none(), Optional.empty())));
    }

    public Parameters all() {
        return signed.and(unsigned);
    }

    private static String type(Request request) {
        return request.header("Content-Type").orElse("");
    }

    private static boolean isForm(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().equalsIgnoreCase(FORM);
    }
}

package org.spaarpunt.http;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;
import java.util.stream.Stream;

/**
 * The codings of request bodies: none is supported. Helidon would refuse every request with a Content-Encoding, even
 * {@code identity}, so it is configured to accept any, and {@link Exchange} checks here whether a handler can read the
 * body.
 */
final class ContentCodings implements ContentEncodingContext {
    /** The coding that stands for none (RFC 9110 section 12.5.3). */
    static final String NONE = "identity";

    /** Whether the body is sent as it is, and not compressed. */
    static boolean areReadable(Request request) {
        var named = request.headers("Content-Encoding");
        return named.isEmpty()
                || named.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(String::strip)
                        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase(NONE));
    }

    @Override
    public boolean contentDecodingEnabled() {
        return true;
    }

    @Override
    public boolean contentDecodingSupported(String coding) {
        return true;
    }

    @Override
    public ContentDecoder decoder(String coding) {
        return ContentDecoder.NO_OP;
    }

    @Override
    public boolean contentEncodingEnabled() {
        return false;
    }

    @Override
    public boolean contentEncodingSupported(String coding) {
        return false;
    }

    @Override
    public ContentEncoder encoder(String coding) {
        return ContentEncoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder(Headers headers) {
        return ContentEncoder.NO_OP;
    }

    @Override
    public ContentEncodingContextConfig prototype() {
        return ContentEncodingContextConfig.builder().buildPrototype();
    }
}

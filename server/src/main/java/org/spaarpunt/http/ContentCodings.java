package org.spaarpunt.http;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;
import java.util.stream.Stream;

/**
 * How bodies are coded: not at all. Helidon would refuse every request that says how its body is coded, also one that says that it is
 * not, so it is made to take any body as it comes, and {@link Exchange} asks here whether a handler can read it.
 */
final class ContentCodings implements ContentEncodingContext {
    /** The coding that is none (RFC 9110 section 12.5.3). */
    static final String NONE = "identity";

    /** Whether the body is what the client means, and not a compressed form of it. */
    static boolean areReadable(Request request) {
        return request.headers("Content-Encoding").stream()
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

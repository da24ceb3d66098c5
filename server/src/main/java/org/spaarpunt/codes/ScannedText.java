package org.spaarpunt.codes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.storage.Text;

/**
 * The text that a camera read from a QR code, or that a person pasted. Some posters have bare codes, others addresses
 * that contain the code; clients send whatever they read, so the server extracts the code from all of these.
 */
public record ScannedText(String text) {
    private static final String CODE_PARAMETER = "qr=";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+://");

    /** The beginning of an address that is percent-encoded as a whole. */
    private static final Pattern ENCODED_SCHEME =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+%3A%2F%2F", Pattern.CASE_INSENSITIVE);

    /**
     * The parts of an address. Each is split at its first separator, so the time is linear in the length of the text,
     * not quadratic.
     *
     * @param rest what comes before the query: scheme, host and path
     * @param fragment may contain path and query, for an application that routes in the browser
     */
    private record Address(String rest, String query, String fragment) {
        static Address of(String text) {
            int hash = text.indexOf('#');
            var beforeFragment = hash < 0 ? text : text.substring(0, hash);
            int question = beforeFragment.indexOf('?');
            return new Address(
                    question < 0 ? beforeFragment : beforeFragment.substring(0, question),
                    question < 0 ? "" : beforeFragment.substring(question + 1),
                    hash < 0 ? "" : text.substring(hash + 1));
        }

        boolean hasScheme() {
            return SCHEME.matcher(rest).lookingAt();
        }

        Optional<String> parameter() {
            int question = fragment.indexOf('?');
            return parameter(query).or(() -> parameter(question < 0 ? "" : fragment.substring(question + 1)));
        }

        /** Only the first one counts; if it is empty, there is none. */
        private static Optional<String> parameter(String query) {
            return Stream.of(query.split("&"))
                    .filter(pair -> pair.regionMatches(true, 0, CODE_PARAMETER, 0, CODE_PARAMETER.length()))
                    .map(pair -> pair.substring(CODE_PARAMETER.length()))
                    .findFirst()
                    .filter(value -> !value.isEmpty());
        }

        Optional<String> lastSegment() {
            int host = rest.indexOf("://");
            int path = rest.indexOf('/', host < 0 ? 0 : host + "://".length());
            int question = fragment.indexOf('?');
            return lastSegment(path < 0 ? "" : rest.substring(path))
                    .or(() -> lastSegment(question < 0 ? fragment : fragment.substring(0, question)));
        }

        /** Prepared for decoding as a parameter, which would turn a plus into a space. */
        private static Optional<String> lastSegment(String path) {
            return Stream.of(path.split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .reduce((_, last) -> last)
                    .map(segment -> segment.replace("+", "%2B"));
        }
    }

    /**
     * The code: for an address, its {@code qr} parameter or else its last path segment; for any other text, all of it.
     * Invisible characters are removed. A text without a scheme is an address only if it has that parameter.
     */
    public String code() {
        var bare = Text.bare(text);
        var whole = ENCODED_SCHEME.matcher(bare).lookingAt() ? decoded(bare) : bare;
        var address = Address.of(whole);
        var parameter = address.parameter();
        if (parameter.isPresent()) {
            return decoded(parameter.get());
        }
        return address.hasScheme()
                ? address.lastSegment().map(ScannedText::decoded).orElse("")
                : Text.composed(whole);
    }

    private static String decoded(String encoded) {
        try {
            return normal(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return normal(encoded); // not percent-encoded after all
        }
    }

    private static String normal(String code) {
        return Text.bare(Text.composed(code));
    }
}

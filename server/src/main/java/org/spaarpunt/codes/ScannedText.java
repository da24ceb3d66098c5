package org.spaarpunt.codes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a camera read from a QR code. Posters carried bare codes, and later addresses with the code in them; clients pass on
 * whatever they read, so the server finds the code in all of these.
 */
public record ScannedText(String text) {
    // Possessive throughout: no part ever gives back what it took, so the time grows with the text and not with its
    // square.
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+://[^/?#]*+([^?#]*+)(?:\\?([^#]*+))?+(?:#.*+)?+", Pattern.DOTALL);
    private static final String CODE_PARAMETER = "qr=";

    /** The code: of an address the {@code qr} parameter or else the last path segment, of any other text all of it, trimmed. */
    public String code() {
        var trimmed = text.strip();
        var address = ADDRESS.matcher(trimmed);
        if (!address.matches()) {
            return trimmed;
        }
        var query = address.group(2) == null ? "" : address.group(2);
        return Stream.of(query.split("&"))
                .filter(parameter -> parameter.startsWith(CODE_PARAMETER))
                .map(parameter -> parameter.substring(CODE_PARAMETER.length()))
                .findFirst()
                .or(() -> lastSegment(address.group(1)))
                .map(ScannedText::decoded)
                .orElse("");
    }

    /** Ready to be decoded like a parameter, in which a plus would be a space. */
    private static Optional<String> lastSegment(String path) {
        return Stream.of(path.split("/")).reduce((_, last) -> last).map(segment -> segment.replace("+", "%2B"));
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException _) {
            return encoded.strip(); // not percent-encoded after all
        }
    }
}

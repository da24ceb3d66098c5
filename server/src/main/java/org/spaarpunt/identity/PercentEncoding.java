package org.spaarpunt.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Percent-encoding by RFC 5849 section 3.6 and RFC 3986 section 2: UTF-8, upper-case hexadecimal, and only letters,
 * digits, {@code -}, {@code .}, {@code _} and {@code ~} are not encoded.
 *
 * <p>Decoding is strict: a malformed escape, bytes that are not UTF-8, or a character outside ASCII gives no text at
 * all, never a replacement character. Client and server would sign a repaired text differently.
 */
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int ESCAPE_LENGTH = "%41".length();

    private PercentEncoding() {}

    /** Encodes well-formed text for a query, a form body, an Authorization header or a signature base string. */
    public static String encode(String text) {
        int plain = lengthOfUnreserved(text);
        return plain == text.length() ? text : encodeFrom(plain, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Works on octets in one array, because encoding is most of the work of making a signature base string. */
    private static String encodeFrom(int plain, byte[] octets) {
        byte[] encoded = Arrays.copyOf(octets, plain + (octets.length - plain) * ESCAPE_LENGTH);
        int length = plain;
        for (int i = plain; i < octets.length; i++) {
            byte octet = octets[i];
            if (isUnreserved(octet)) {
                encoded[length++] = octet;
            } else {
                encoded[length++] = '%';
                encoded[length++] = (byte) HEX.toHighHexDigit(octet);
                encoded[length++] = (byte) HEX.toLowHexDigit(octet);
            }
        }
        return new String(encoded, 0, length, StandardCharsets.US_ASCII);
    }

    /** Decodes a path segment or a value of an Authorization header, where a plus sign is a plus sign. */
    public static Optional<String> decode(String encoded) {
        return decode(PercentDecoder.ofText(), encoded);
    }

    /** Decodes a name or value of a query or form body, where a plus sign is a space. */
    public static Optional<String> decodeForm(String encoded) {
        return decode(PercentDecoder.ofForm(), encoded);
    }

    private static Optional<String> decode(PercentDecoder decoder, String encoded) {
        String decoded = decoder.decode(encoded, 0, encoded.length());
        return decoder.isMalformed() ? Optional.empty() : Optional.of(decoded);
    }

    private static int lengthOfUnreserved(String text) {
        int length = 0;
        while (length < text.length() && isUnreserved(text.charAt(length))) {
            length++;
        }
        return length;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}

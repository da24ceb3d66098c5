package org.spaarpunt.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Decodes the pieces of one text by the rules of {@link PercentEncoding}. A malformed piece decodes to {@code ""} and
 * is recorded: after the last piece the caller must check {@link #isMalformed()}, and discard the whole text if it is
 * true. So no piece needs a result object of its own.
 */
final class PercentDecoder {
    private static final char LAST_ASCII = 0x7F;

    private final boolean plusIsSpace;
    private boolean malformed;

    private PercentDecoder(boolean plusIsSpace) {
        this.plusIsSpace = plusIsSpace;
    }

    /** For path segments and values of an Authorization header, where a plus sign is a plus sign. */
    static PercentDecoder ofText() {
        return new PercentDecoder(false);
    }

    /** For names and values of a query or form body, where a plus sign is a space. */
    static PercentDecoder ofForm() {
        return new PercentDecoder(true);
    }

    boolean isMalformed() {
        return malformed;
    }

    /** The decoded text from {@code start} up to, but not including, {@code end}; {@code ""} if that is malformed. */
    String decode(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%' || c > LAST_ASCII || (c == '+' && plusIsSpace)) {
                return decodeSigns(text, start, end);
            }
        }
        return text.substring(start, end);
    }

    private String decodeSigns(String text, int start, int end) {
        byte[] octets = new byte[end - start];
        int length = 0;
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII || (c == '%' && !isEscape(text, i, end))) {
                return refused();
            }
            byte octet = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            if (c == '%') {
                octet = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
                i += 2;
            }
            octets[length++] = octet;
            ascii &= octet >= 0;
        }
        return ascii
                ? new String(octets, 0, length, StandardCharsets.US_ASCII)
                : utf8(ByteBuffer.wrap(octets, 0, length));
    }

    private String utf8(ByteBuffer octets) {
        try {
            // A new decoder reports malformed bytes; the constructors of String would replace them.
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException notUtf8) {
            return refused();
        }
    }

    private String refused() {
        malformed = true;
        return "";
    }

    private static boolean isEscape(String text, int percent, int end) {
        return percent + 2 < end
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }
}

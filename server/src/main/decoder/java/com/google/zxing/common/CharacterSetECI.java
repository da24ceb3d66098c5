package com.google.zxing.common;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Takes the place of ZXing's enum of this name in the script: that one asks for character sets in a way that TeaVM does
 * not offer. A QR code may announce one of these; any other makes it unreadable.
 */
public enum CharacterSetECI {
    ISO8859_1(StandardCharsets.ISO_8859_1, 1, 3),
    UTF8(StandardCharsets.UTF_8, 26),
    ASCII(StandardCharsets.US_ASCII, 27, 170);

    private final Charset charset;
    private final int[] values;

    CharacterSetECI(Charset charset, int... values) {
        this.charset = charset;
        this.values = values;
    }

    public int getValue() {
        return values[0];
    }

    public Charset getCharset() {
        return charset;
    }

    /** The character set of an assignment number, or null. */
    public static CharacterSetECI getCharacterSetECIByValue(int wanted) {
        for (var set : values()) {
            for (int value : set.values) {
                if (value == wanted) {
                    return set;
                }
            }
        }
        return null;
    }
}

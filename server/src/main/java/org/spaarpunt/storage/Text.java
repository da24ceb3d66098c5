package org.spaarpunt.storage;

import java.text.Normalizer;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Texts as they are stored and compared: restricted to what PostgreSQL's type {@code text} can hold, in one of
 * Unicode's normal forms, and for codes without invisible characters.
 */
public final class Text {
    private static final int SPACE = ' ';
    private static final int DELETE = 0x7F;
    private static final int NO_BREAK_SPACE = 0x00A0;
    private static final int FIGURE_SPACE = 0x2007;
    private static final int NARROW_NO_BREAK_SPACE = 0x202F;

    private Text() {}

    /**
     * Whether a text can be stored or used in a query: one with a NUL cannot, and one with half of a surrogate pair
     * would be stored with a question mark in its place.
     */
    public static boolean canBeStored(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** In the composed form (NFC), in which people's texts are stored: an é may be sent as one character or as two. */
    public static String composed(String text) {
        return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Without spaces at its ends, including non-breaking ones. */
    public static String stripped(String text) {
        return stripped(text, Text::isSpace);
    }

    /**
     * A code or a number without the invisible characters that a scanner, a web page or a word processor added: byte
     * order marks, zero-width and non-breaking spaces, soft hyphens, direction marks, NUL; and without any space or
     * control character at its ends. Other characters within it stay, spaces too.
     */
    public static String bare(String text) {
        if (isPlain(text)) {
            return text;
        }
        var seen = new StringBuilder(text.length());
        text.codePoints().filter(character -> !isArtefact(character)).forEach(seen::appendCodePoint);
        return stripped(seen.toString(), character -> isSpace(character) || Character.isISOControl(character));
    }

    /** The first invisible character, a plain space aside. */
    public static OptionalInt firstUnseen(String text) {
        return text.codePoints()
                .filter(character -> character != SPACE)
                .filter(Text::isUnseen)
                .findFirst();
    }

    /** Whether it has no visible character. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Text::isUnseen);
    }

    /** Nearly every code and number is plain ASCII, and takes this fast path with each check-in. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= SPACE || text.charAt(i) >= DELETE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnseen(int character) {
        return isArtefact(character) || isSpace(character) || Character.isISOControl(character);
    }

    private static boolean isArtefact(int character) {
        return switch (character) {
            case 0, NO_BREAK_SPACE, FIGURE_SPACE, NARROW_NO_BREAK_SPACE -> true;
            default -> Character.getType(character) == Character.FORMAT;
        };
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String stripped(String text, IntPredicate isEdge) {
        int start = 0;
        int end = text.length();
        while (start < end && isEdge.test(text.charAt(start))) {
            start++;
        }
        while (end > start && isEdge.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}

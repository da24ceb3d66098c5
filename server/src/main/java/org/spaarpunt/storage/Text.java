package org.spaarpunt.storage;

import java.text.Normalizer;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Texts as they are stored and compared: what PostgreSQL's type {@code text} can hold, in one of the forms that Unicode has for the same
 * letters, and codes without what cannot be seen in them.
 */
public final class Text {
    private static final int SPACE = ' ';
    private static final int DELETE = 0x7F;
    private static final int NO_BREAK_SPACE = 0x00A0;
    private static final int FIGURE_SPACE = 0x2007;
    private static final int NARROW_NO_BREAK_SPACE = 0x202F;

    private Text() {}

    /** Whether a text can be stored, or even asked for: one with a NUL cannot. */
    public static boolean canBeStored(String text) {
        return text.indexOf('\0') < 0;
    }

    /** In the composed form (NFC), the one in which texts of people are stored: an é may be sent as one character or as two. */
    public static String composed(String text) {
        return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Without spaces at its ends, those that do not break a line included. */
    public static String stripped(String text) {
        return stripped(text, Text::isSpace);
    }

    /**
     * A code or a number without what a scanner, a web page or a word processor put into it unseen: byte order marks, spaces of no width
     * or that do not break, soft hyphens, marks of direction, NUL; and without any space or control character at its ends. Other
     * characters within it stay, spaces too.
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

    /** Whether there is nothing in it that can be seen. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Text::isUnseen);
    }

    /** Nearly every code and number is of letters, digits and signs of ASCII, and takes this short way with each check-in. */
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

package org.spaarpunt.imports;

import java.util.Map;
import java.util.regex.Pattern;

/** Plain text on one line, from a text that may contain HTML. */
final class PlainText {
    private static final Pattern TAG = Pattern.compile("<[/!]?[a-zA-Z-][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|nbsp|#39|#160);");
    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Cntrl}\u0080-\u00A0]+");
    private static final String CUT = "…";

    /** The most characters of a value that a message quotes. */
    private static final int MAX_QUOTED = 100;

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "#39", "'", "nbsp", " ", "#160", " ");

    private PlainText() {}

    static String of(String text) {
        var words = TAG.matcher(text).replaceAll(" ");
        var read = ENTITY.matcher(words).replaceAll(entity -> ENTITIES.getOrDefault(entity.group(1), " "));
        return WHITE.matcher(read).replaceAll(" ").strip();
    }

    /** The text in quotes, for a message about what is wrong with it. */
    static String quoted(String text) {
        return of(text, MAX_QUOTED);
    }

    /** @param max characters; a longer text is cut at the end */
    static String of(String text, int max) {
        var plain = of(text);
        if (plain.length() <= max) {
            return plain;
        }
        int end = max - CUT.length();
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}

package org.spaarpunt.imports;

import java.util.Map;
import java.util.regex.Pattern;

/** The words of a text that may be written for a browser, in one line. */
final class PlainText {
    private static final Pattern TAG = Pattern.compile("<[/!]?[a-zA-Z-][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|nbsp|#39|#160);");
    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Cntrl}\u0080-\u00A0]+");
    private static final String CUT = "…";

    /** Characters of what a file says, in a sentence about it. */
    private static final int MAX_QUOTED = 100;

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "#39", "'", "nbsp", " ", "#160", " ");

    private PlainText() {}

    static String of(String text) {
        var words = TAG.matcher(text).replaceAll(" ");
        var read = ENTITY.matcher(words).replaceAll(entity -> ENTITIES.getOrDefault(entity.group(1), " "));
        return WHITE.matcher(read).replaceAll(" ").strip();
    }

    /** For a sentence that says what is wrong with it. */
    static String quoted(String text) {
        return of(text, MAX_QUOTED);
    }

    /** @param max characters; of what is longer the beginning stays */
    static String of(String text, int max) {
        var plain = of(text);
        if (plain.length() <= max) {
            return plain;
        }
        int end = max - CUT.length();
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}

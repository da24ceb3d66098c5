package org.spaarpunt.posters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes any text with one font, which is embedded in the document: a character that the font lacks becomes a question
 * mark.
 */
record Lettering(PDFont font) {
    /** Liberation Sans, which comes with the library: Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final String UNKNOWN = "?";
    private static final String MORE = "…";

    /** A font's widths are in thousandths of its size. */
    private static final float UNITS = 1_000;

    static Lettering in(PDDocument document) throws IOException {
        try (var font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            return new Lettering(PDType0Font.load(document, font));
        }
    }

    /** The text in lines of this width, broken between words; if it needs more lines, the last one ends with dots. */
    List<String> fitting(String text, float size, float width, int maxLines) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : SPACES.splitAsStream(writable(text).strip()).toList()) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (lines.size() == maxLines - 1) {
                line = longer;
                break;
            }
            lines.add(shortened(line, size, width));
            line = word;
        }
        lines.add(shortened(line, size, width));
        return lines;
    }

    float width(String writable, float size) {
        try {
            return font.getStringWidth(writable) / UNITS * size;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String shortened(String line, float size, float width) {
        if (width(line, size) <= width) {
            return line;
        }
        var kept = new StringBuilder(line);
        while (!kept.isEmpty() && width(kept + MORE, size) > width) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + MORE;
    }

    private String writable(String text) {
        var writable = new StringBuilder();
        text.codePoints()
                .forEach(character ->
                        writable.append(has(character) ? Character.toString(character) : other(character)));
        return writable.toString();
    }

    private static String other(int character) {
        return Character.isWhitespace(character) || Character.isISOControl(character) ? " " : UNKNOWN;
    }

    private boolean has(int character) {
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IllegalArgumentException _) {
            return false; // what the library throws for a character that a font lacks
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

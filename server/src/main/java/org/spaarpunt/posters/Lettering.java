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

    /** From one line to the next, in sizes of the letters. */
    private static final float LEADING = 1.2f;

    private static final float SHRINKING = 0.93f;

    /** A font's widths are in thousandths of its size. */
    private static final float UNITS = 1_000;

    static Lettering in(PDDocument document) throws IOException {
        try (var font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            return new Lettering(PDType0Font.load(document, font));
        }
    }

    /**
     * A text in lines, all of which fit.
     *
     * @param size of its letters
     */
    record Fitted(List<String> lines, float size, Lettering lettering) {
        PDFont font() {
            return lettering.font();
        }

        /** From one line to the next. */
        float leading() {
            return size * LEADING;
        }

        float height() {
            return lines.size() * leading();
        }

        float width(String line) {
            return lettering.width(line, size);
        }
    }

    /**
     * The whole text in lines of this width, broken between words, and within a word that is longer than a line. If the
     * lines would be higher than they may be, the letters are smaller.
     *
     * @param size of the letters if it fits
     * @param height of all lines; a single line in the given size always fits
     */
    Fitted fitting(String text, float size, float width, float height) {
        var words = SPACES.splitAsStream(writable(text).strip()).toList();
        for (float smaller = size; ; smaller *= SHRINKING) {
            var fitted = new Fitted(lines(words, smaller, width), smaller, this);
            if (fitted.lines().size() == 1 || fitted.height() <= height) {
                return fitted;
            }
        }
    }

    private List<String> lines(List<String> words, float size, float width) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : words) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                int end = fitting(line, size, width);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** How much of a word fits on a line: one character at least. */
    private int fitting(String word, float size, float width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private float width(String writable, float size) {
        try {
            return font.getStringWidth(writable) / UNITS * size;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
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

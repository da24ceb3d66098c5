package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The separator between the values of a file.
 *
 * @param character a comma, a semicolon or a tab, unless the file declares another
 * @param lines the number of lines that declare it and were consumed
 */
record Separator(char character, int lines) {
    /** How many characters to look at, more than any header has; they are not consumed. */
    private static final int LOOK_AHEAD = 8_192;

    /** A first line that declares the separator to spreadsheets. */
    private static final Pattern SAID =
            Pattern.compile("\\A\"?[sS][eE][pP]=(\\\\t|[^\\p{L}\\p{N}\"\\r\\n])\"?[;,\\t]*(\\r\\n|\\r|\\n|\\z)");

    /** The usual separators, in the order of preference if they are equally frequent. */
    private static final String USUAL = "\t;,";

    /** Detects the separator, and consumes the line that declares it, if there is one. */
    static Separator of(BufferedReader file) throws IOException, BadLine {
        var start = start(file);
        if (start.length() > 1 && (start.charAt(0) == 0 || start.charAt(1) == 0)) {
            throw new BadLine(Content.SHEET_NOT_UTF_8);
        }
        var said = SAID.matcher(start);
        if (!said.find()) {
            return new Separator(usual(start), 0);
        }
        for (long left = said.end(); left > 0; ) {
            left -= file.skip(left);
        }
        return new Separator(said.group(1).equals("\\t") ? '\t' : said.group(1).charAt(0), 1);
    }

    private static String start(BufferedReader file) throws IOException {
        file.mark(LOOK_AHEAD);
        var start = new char[LOOK_AHEAD];
        int length = 0;
        for (int got = 0; got >= 0 && length < LOOK_AHEAD; length += Math.max(got, 0)) {
            got = file.read(start, length, LOOK_AHEAD - length);
        }
        file.reset();
        return new String(start, 0, length);
    }

    /** The most frequent separator outside quotes in the first line that is not empty. */
    private static char usual(String start) {
        var header = start.lines()
                .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .findFirst()
                .orElse("");
        char most = USUAL.charAt(USUAL.length() - 1);
        long count = 0;
        for (int choice = 0; choice < USUAL.length(); choice++) {
            char candidate = USUAL.charAt(choice);
            long found = count(header, candidate);
            if (found > count) {
                most = candidate;
                count = found;
            }
        }
        return most;
    }

    private static long count(String line, char character) {
        boolean quoted = false;
        long count = 0;
        for (int place = 0; place < line.length(); place++) {
            char next = line.charAt(place);
            quoted ^= next == '"';
            count += !quoted && next == character ? 1 : 0;
        }
        return count;
    }
}

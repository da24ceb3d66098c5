package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** Looks at the beginning of a file to detect its format. */
final class Content {
    static final String NOT_UTF_8 = "the file is not written in UTF-8";
    static final String SHEET_NOT_UTF_8 = NOT_UTF_8 + "; in a spreadsheet, choose \"CSV UTF-8\" when you save it";
    static final String UNREADABLE = "the file cannot be read";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The most white space that a file begins with, in characters. */
    private static final int LOOK_AHEAD = 1_000;

    private Content() {}

    /** The first character that is not white space, without consuming it; a space if there is none. */
    static char first(BufferedReader file) throws BadLine {
        try {
            skipByteOrderMark(file);
            file.mark(LOOK_AHEAD);
            for (int looked = 0; looked < LOOK_AHEAD; looked++) {
                int character = file.read();
                if (character < 0) {
                    break;
                }
                if (!Character.isWhitespace(character)) {
                    file.reset();
                    return (char) character;
                }
            }
            file.reset();
            return ' ';
        } catch (CharacterCodingException _) {
            throw new BadLine(NOT_UTF_8);
        } catch (IOException _) {
            throw new BadLine(UNREADABLE);
        }
    }

    static void skipByteOrderMark(BufferedReader file) throws IOException {
        file.mark(1);
        if (file.read() != BYTE_ORDER_MARK) {
            file.reset();
        }
    }
}

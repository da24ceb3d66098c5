package org.spaarpunt.exports;

/**
 * A text in a cell of a file that a person will open with a spreadsheet, which takes what begins like a formula for one and may run it.
 * Such a text gets an apostrophe before it, which spreadsheets take for "this is text". So does one that has such an apostrophe by itself,
 * so that taking one apostrophe away always gives back what was stored.
 */
public final class Cell {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";
    private static final char TEXT = '\'';

    private Cell() {}

    static String harmless(String text) {
        return isFormula(text) ? TEXT + text : text;
    }

    /** The text that was made harmless; any other stays as it is. */
    public static String restored(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == TEXT && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** With or without apostrophes before it. */
    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == TEXT) {
            first++;
        }
        return first < text.length() && BEGINS_FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}

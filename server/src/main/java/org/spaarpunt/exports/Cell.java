package org.spaarpunt.exports;

/**
 * A text in a cell of a file that a person will open with a spreadsheet, which treats a text that begins like a formula
 * as one and may execute it. Such a text is prefixed with an apostrophe, which spreadsheets read as "this is text". So
 * is one that already has such an apostrophe, so that removing one apostrophe always restores what was stored.
 */
public final class Cell {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";
    private static final char TEXT = '\'';

    private Cell() {}

    /** The text, with an apostrophe before it where a spreadsheet would take it for a formula. */
    public static String harmless(String text) {
        return isFormula(text) ? TEXT + text : text;
    }

    /** The text if it is harmless, otherwise with an apostrophe before it. */
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

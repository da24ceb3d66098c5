package org.spaarpunt.exports;

/**
 * A text in a cell of a file that somebody will open with a spreadsheet, which takes what begins like a formula for one and may run it.
 * Such a text gets an apostrophe before it, which spreadsheets take for "this is text". So does one that has such an apostrophe by itself,
 * so that taking one apostrophe away always gives back what was stored.
 */
final class Cell {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";
    private static final char TEXT = '\'';

    private Cell() {}

    static String harmless(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == TEXT) {
            first++;
        }
        boolean formula = first < text.length() && BEGINS_FORMULA.indexOf(text.charAt(first)) >= 0;
        return formula ? TEXT + text : text;
    }
}

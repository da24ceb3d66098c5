package org.spaarpunt.imports;

/** What is wrong with one line, for the author of the file. Checked, because files often hold such lines. */
final class BadLine extends Exception {
    BadLine(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

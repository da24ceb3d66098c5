package org.spaarpunt.imports;

/** What is wrong with one line, for whoever wrote it. Checked, so that nobody forgets that files hold such lines. */
final class BadLine extends Exception {
    BadLine(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

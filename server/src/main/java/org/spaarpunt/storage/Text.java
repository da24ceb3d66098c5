package org.spaarpunt.storage;

/** What PostgreSQL's type {@code text} can hold. */
public final class Text {
    private Text() {}

    /** Whether a text can be stored, or even asked for: one with a NUL cannot. */
    public static boolean canBeStored(String text) {
        return text.indexOf('\0') < 0;
    }
}

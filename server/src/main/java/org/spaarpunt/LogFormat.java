package org.spaarpunt;

/** How log lines look. */
enum LogFormat {
    /** For people. */
    TEXT("text"),
    /** An object a line, for log collectors. */
    JSON("json");

    /** {@code logback.xml} reads it, once, when the first logger is asked for. */
    private static final String PROPERTY = "spaarpunt.log-format";

    private final String word;

    LogFormat(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** For the whole process, so for {@link Main} to call, before anything can be logged. */
    void choose() {
        System.setProperty(PROPERTY, word);
    }
}

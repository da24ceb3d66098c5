package org.spaarpunt.settings;

/** How log lines look. */
public enum LogFormat {
    /** For people. */
    TEXT("text"),
    /** An object a line, for log collectors. */
    JSON("json");

    /** {@code logback.xml} reads it, once, when the first logger is asked for. */
    private static final String PROPERTY = "spaarpunt.log-format";

    private static final String LEVEL_PROPERTY = "spaarpunt.log-level";

    private final String word;

    LogFormat(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** What a command tells is not to drown in what its parts report; else as {@link #choose}. */
    public static void onlyWarnings() {
        System.setProperty(LEVEL_PROPERTY, "WARN");
    }

    /** For the whole process, so for the program to call, before anything can be logged. */
    public void choose() {
        System.setProperty(PROPERTY, word);
    }
}

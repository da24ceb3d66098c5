package org.spaarpunt.settings;

/** The format of log lines. */
public enum LogFormat {
    /** For people. */
    TEXT("text"),
    /** One JSON object per line, for log collectors. */
    JSON("json");

    /** The property that {@code logback.xml} reads, once, when the first logger is created. */
    private static final String PROPERTY = "spaarpunt.log-format";

    private static final String LEVEL_PROPERTY = "spaarpunt.log-level";

    private final String word;

    LogFormat(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * Logs warnings and errors only, so that a command's output is not lost among log lines; to be called when
     * {@link #choose} is.
     */
    public static void onlyWarnings() {
        System.setProperty(LEVEL_PROPERTY, "WARN");
    }

    /** Applies to the whole process; to be called before anything is logged. */
    public void choose() {
        System.setProperty(PROPERTY, word);
    }
}

package org.spaarpunt.build;

/** The launcher that started this program. */
public final class Launcher {
    /** The command by which the user called it. */
    private static final String PROGRAM = "spaarpunt.program";

    /** As packages install it, and where Java was started without a launcher. */
    private static final String INSTALLED = "spaarpunt";

    private Launcher() {}

    /** The command by which it was called. */
    public static String command() {
        return System.getProperty(PROGRAM, INSTALLED);
    }

    /** The same for readers elsewhere, who do not learn in which directory it is. */
    public static String commandElsewhere() {
        return elsewhere(command());
    }

    static String elsewhere(String command) {
        return command.startsWith("/") ? command.substring(command.lastIndexOf('/') + 1) : command;
    }
}

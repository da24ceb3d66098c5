package org.spaarpunt.cli;

import picocli.CommandLine.Option;

/** The option of every command that says how it is used. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this command.")
    void help(boolean wanted) {
        // Whoever parses the words has seen that it is wanted.
    }
}

package org.spaarpunt.cli;

import picocli.CommandLine.Option;

/** The help option of every command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this command.")
    void help(boolean wanted) {
        // The parser handles the option.
    }
}

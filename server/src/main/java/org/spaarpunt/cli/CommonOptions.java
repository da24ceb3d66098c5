package org.spaarpunt.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of all commands on an installation. */
final class CommonOptions {
    private final Report report;

    CommonOptions(Report report) {
        this.report = report;
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, for programs.")
    void json(boolean chosen) {
        report.inJson(chosen);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explain this command.")
    void help(boolean wanted) {
        // The parser handles the option.
    }
}

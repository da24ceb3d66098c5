package org.spaarpunt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt} without a command. */
@Command(
        name = "spaarpunt",
        description = "Check-ins and points for leisure cards.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "spaarpunt COMMAND --help explains a command, and so does spaarpunt help COMMAND.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        })
final class RootCommand {
    @Mixin
    final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version, the build and the version of Java.")
    void version(boolean wanted) {
        // As with help.
    }
}

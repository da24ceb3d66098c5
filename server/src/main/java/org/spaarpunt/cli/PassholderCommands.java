package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin passholder …}. */
@Command(name = "passholder", description = "The people who hold cards.")
final class PassholderCommands {
    private final CommandRunner runner;

    PassholderCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(
            name = "remove",
            description = {
                "Removes all that is known of a person, permanently and without confirmation; their cards stop working.",
                "What they did is kept without a link to a person. First: spaarpunt export passholder UID, if they want a copy."
            })
    int remove(
            @Parameters(paramLabel = "UID") String uid,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Stays in the audit log for ever: do not name the person.")
                    String reason) {
        return runner.act(admin -> admin.passholderRemoval().remove(ACTOR, uid, reason));
    }
}

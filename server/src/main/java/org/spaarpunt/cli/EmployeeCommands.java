package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import org.spaarpunt.counters.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin counter employee …}. */
@Command(name = "employee", description = "Who works at a counter.")
final class EmployeeCommands {
    private final CommandRunner runner;

    EmployeeCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(name = "set", description = "Lets a user work at a counter, or changes the user's role there.")
    int set(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user,
            @Option(
                            names = "--role",
                            defaultValue = "MEMBER",
                            paramLabel = "ROLE",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    Role role) {
        return runner.act(admin -> admin.employees().set(ACTOR, key, user, role));
    }

    @Command(name = "remove", description = "Ends a user's work at a counter.")
    int remove(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.employees().remove(ACTOR, key, user));
    }

    @Command(name = "list", description = "Lists who works at a counter.")
    int list(@Parameters(paramLabel = "KEY") String key) {
        return runner.show(admin -> runner.report().many(admin.employees().list(key)));
    }
}

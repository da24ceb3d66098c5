package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import org.spaarpunt.counters.CounterAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin group …}. */
@Command(name = "group", description = "Permission groups: what the counters in them may do.")
final class GroupCommands {
    private final CommandRunner runner;

    GroupCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(name = "create", description = "Makes a group that allows nothing yet.")
    int create(@Option(names = "--name", required = true, paramLabel = "NAME") String name) {
        return runner.act(admin -> admin.groups().create(ACTOR, name));
    }

    @Command(name = "list", description = "Lists groups and what they may do.")
    int list() {
        return runner.show(admin -> runner.report().many(admin.groups().list()));
    }

    @Command(name = "allow", description = "Lets the counters of a group do something.")
    int allow(
            @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}") CounterAction action) {
        return runner.act(admin -> admin.groups().allow(ACTOR, group, action));
    }

    @Command(name = "deny", description = "Takes an action away from a group.")
    int deny(
            @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}") CounterAction action) {
        return runner.act(admin -> admin.groups().deny(ACTOR, group, action));
    }
}

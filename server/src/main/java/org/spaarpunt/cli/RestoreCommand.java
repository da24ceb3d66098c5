package org.spaarpunt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt restore}. */
@Command(
        name = "restore",
        description = {
            "Makes an installation from a backup, verifies it, and leaves it stopped. It replaces nothing: move away what"
                    + " is there.",
            "All users have to sign in again, and applications get new access tokens. What was saved after the backup is"
                    + " lost, revocations too.",
            "Restore only files that you trust: a database can run programs of its own.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        })
final class RestoreCommand implements Callable<Integer> {
    private final CommandRunner runner;

    @Mixin
    final CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The new home of the database, instead of that of the setting data.")
    private @Nullable Path data;

    @Option(
            names = "--check",
            description = "Only find out whether it could be restored, in a directory that is removed again.")
    private boolean check;

    RestoreCommand(CommandRunner runner) {
        this.runner = runner;
        this.common = new CommonOptions(runner.report());
    }

    @Override
    public Integer call() {
        var restorer = runner.installation().restorer(Optional.ofNullable(data));
        var fields = new LinkedHashMap<String, Object>();
        if (check) {
            var checked = restorer.check(file);
            fields.put("file", checked.file().toString());
            fields.put("startedAt", checked.startedAt().toString());
            fields.put("program", checked.program());
            fields.put("schemaVersion", checked.schemaVersion());
            fields.put("keys", checked.keys());
            fields.put("verified", true);
            runner.report().one(fields);
            return CommandRunner.DONE;
        }
        var restored = restorer.restore(CommandRunner.ACTOR, file);
        fields.put("data", restored.home().toString());
        fields.put("startedAt", restored.startedAt().toString());
        fields.put("program", restored.program());
        fields.put("schemaVersion", restored.schemaVersion());
        fields.put("sessionsEnded", restored.sessionsEnded());
        runner.report().one(fields);
        runner.report()
                .say("What was saved after " + restored.startedAt() + " may be lost: do again what must not come back,"
                        + " revoked tokens and removed people first. See \"After a restore\" in docs/operations.md.");
        return CommandRunner.DONE;
    }
}

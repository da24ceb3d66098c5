package org.spaarpunt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.backups.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt backup}. */
@Command(
        name = "backup",
        description = {
            "Makes a backup of the embedded database, while servers run or not, and starts a database on it to verify it.",
            "The keys are not in it: it says which ones it needs. Only its owner can read it.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        })
final class BackupCommand implements Callable<Integer> {
    private final CommandRunner runner;

    @Mixin
    final CommonOptions common;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The directory for it, instead of that of the setting backup-directory.")
    private @Nullable Path directory;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Remove older backups in that directory, and keep the N newest. Without it all are kept.")
    private @Nullable Integer keep;

    @Option(
            names = "--unverified",
            description = "Do not start a database on it, which needs as much room as the data, and time.")
    private boolean unverified;

    BackupCommand(CommandRunner runner) {
        this.runner = runner;
        this.common = new CommonOptions(runner.report());
    }

    @Override
    public Integer call() {
        if (keep != null && keep < 1) {
            return runner.failed("At least 1 backup is kept.");
        }
        try (var visit = runner.installation().enter()) {
            var backups = visit.backups();
            if (backups.isEmpty()) {
                return runner.failed("This installation is on a PostgreSQL of your own: back it up with pgBackRest or"
                        + " pg_dump, as \"Backups\" in docs/operations.md describes.");
            }
            var settings = visit.features().core().settings();
            var target =
                    Optional.ofNullable(directory).or(() -> settings.backups().map(BackupSettings::directory));
            if (target.isEmpty()) {
                return runner.failed("It is not known where to: name a directory by --to, or in the setting"
                        + " backup-directory. It should be on another disk than the data.");
            }
            report(backups.get()
                    .make(
                            CommandRunner.ACTOR,
                            new Backups.Order(target.get(), Optional.ofNullable(keep), !unverified)));
            return CommandRunner.DONE;
        }
    }

    private void report(Backups.Made made) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", made.file().toString());
        fields.put("bytes", made.bytes());
        fields.put("startedAt", made.startedAt().toString());
        fields.put("seconds", made.took().toSeconds());
        fields.put("verified", made.verified());
        fields.put("keys", made.keys());
        fields.put("removed", made.removed().stream().map(Path::toString).toList());
        runner.report().one(fields);
        made.notVerified().ifPresent(runner.report()::say);
    }
}

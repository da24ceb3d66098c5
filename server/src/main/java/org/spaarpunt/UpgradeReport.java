package org.spaarpunt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spaarpunt.backups.BackupLog;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.UpgradePreview;

/**
 * What an upgrade would do and what speaks against it, in lines for the operator.
 *
 * @param facts what there is and what would be done, one a line
 * @param objections why the upgrade is not safe now; none: it is
 */
record UpgradeReport(List<String> facts, List<String> objections) {
    /** A server gives up on a statement after this long, and its caller is told to try again. */
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(10);

    /** Beside twice the size of the tables that are changed, for the log that PostgreSQL writes meanwhile. */
    private static final long SPARE_BYTES = 512L * 1024 * 1024;

    private static final double MEGABYTE = 1024.0 * 1024;

    UpgradeReport {
        facts = List.copyOf(facts);
        objections = List.copyOf(objections);
    }

    static UpgradeReport of(Settings settings, OwnDatabase place, Machine machine) {
        var release = BuildInfo.ofThisProgram().release();
        var seen = UpgradePreview.read(place.address());
        var facts = new ArrayList<String>();
        var objections = new ArrayList<String>();
        facts.add("program: Spaarpunt " + release);
        postgres(seen, facts, objections);
        schema(seen, facts, objections);
        servers(seen, release, facts, objections);
        disk(seen, place.home(), facts, objections);
        keys(settings, place, machine).ifPresentOrElse(objections::add, () -> facts.add("keys: those of the database"));
        facts.add(backup(place, machine));
        return new UpgradeReport(facts, objections);
    }

    boolean isSafe() {
        return objections.isEmpty();
    }

    List<String> lines() {
        var lines = new ArrayList<>(facts);
        objections.forEach(objection -> lines.add("not safe: " + objection));
        if (isSafe()) {
            lines.add("safe: start a server of this release; the others may go on");
        }
        return lines;
    }

    private static void postgres(UpgradePreview seen, List<String> facts, List<String> objections) {
        facts.add("postgresql: " + seen.postgres() + (seen.supported() ? ", supported" : ", not supported"));
        if (!seen.supported()) {
            objections.add("Spaarpunt needs PostgreSQL 15 or newer.");
        }
    }

    private static void schema(UpgradePreview seen, List<String> facts, List<String> objections) {
        seen.obstacle().ifPresent(objections::add);
        var now = seen.now().orElse("none");
        facts.add("schema: "
                + (seen.steps().isEmpty()
                        ? now + ", nothing to do"
                        : now + " to " + seen.after() + " in " + seen.steps().size() + " steps"));
        for (var step : seen.steps()) {
            facts.add("  " + step.version() + " " + step.name() + ": " + step.lock() + tables(step));
            if (step.took().compareTo(LONGEST_LOCK) > 0) {
                objections.add("Step " + step.version() + " " + step.lock() + " for about "
                        + step.took().toSeconds() + " s, and servers give up after " + LONGEST_LOCK.toSeconds()
                        + " s. Do it when few people check in.");
            }
        }
    }

    private static String tables(UpgradePreview.Step step) {
        return step.tables().isEmpty()
                ? ""
                : step.tables().stream()
                        .map(table -> String.format(
                                Locale.ROOT,
                                "%s about %d rows, %.1f MB",
                                table.name(),
                                table.rows(),
                                table.bytes() / MEGABYTE))
                        .collect(Collectors.joining(
                                "; ", " (", "), about " + step.took().toSeconds() + " s"));
    }

    private static void servers(UpgradePreview seen, String release, List<String> facts, List<String> objections) {
        facts.add("servers: "
                + (seen.servers().isEmpty()
                        ? "none are known; behind a pooler in transaction mode they cannot be seen"
                        : seen.servers().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> each.getValue() + " of " + each.getKey())
                                .collect(Collectors.joining(", "))));
        boolean others = seen.servers().keySet().stream().anyMatch(each -> !each.equals(release));
        if (others) {
            seen.steps().stream()
                    .filter(UpgradePreview.Step::breaks)
                    .forEach(step -> objections.add("Step " + step.version() + " " + step.name()
                            + " removes what servers of another release may use: stop those that run first."));
        }
    }

    private static void disk(UpgradePreview seen, Optional<Path> home, List<String> facts, List<String> objections) {
        if (home.isEmpty()) {
            facts.add(megabytes(
                    "disk: that of the database server is not seen from here; the database has %.0f MB", seen.bytes()));
            return;
        }
        long free = freeBytes(home.get());
        long needed = SPARE_BYTES
                + 2
                        * seen.steps().stream()
                                .flatMap(step -> step.tables().stream())
                                .distinct()
                                .mapToLong(UpgradePreview.Table::bytes)
                                .sum();
        facts.add(megabytes("disk: %.0f MB free", free) + megabytes(", the database has %.0f MB", seen.bytes()));
        if (!seen.steps().isEmpty() && free < needed) {
            objections.add(megabytes("The upgrade may need %.0f MB of disk, and fewer are free.", needed));
        }
    }

    private static String backup(OwnDatabase place, Machine machine) {
        return BackupLog.newest(Database.looking(place.address()))
                .map(begun -> "backup: the newest of this installation is "
                        + Duration.between(begun, machine.clock().instant()).toHours() + " hours old")
                .orElse("backup: none is known here; take one first (docs/operations.md)");
    }

    private static String megabytes(String text, long bytes) {
        return String.format(Locale.ROOT, text, bytes / MEGABYTE);
    }

    private static long freeBytes(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Why a server of these settings could not open the secrets in the database; empty if it can. */
    private static Optional<String> keys(Settings settings, OwnDatabase place, Machine machine) {
        try {
            var keys = settings.database().secretKeys().orElseGet(() -> {
                if (place.home().isEmpty()) {
                    throw ServerProcess.noKeys();
                }
                return SealingKeys.existingIn(settings.database().keyFile());
            });
            new KeyProofs(Database.looking(place.address()), keys, new SecretBox(keys, machine.random())).compare();
            return Optional.empty();
        } catch (KeyProofs.WrongKeys | Settings.InvalidSettings unfit) {
            return Optional.of(String.valueOf(unfit.getMessage()));
        }
    }
}

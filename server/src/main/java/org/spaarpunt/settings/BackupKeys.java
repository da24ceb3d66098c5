package org.spaarpunt.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.backups.BackupSettings;

/** The settings of backups that a server makes by itself. */
final class BackupKeys {
    static final Map<String, String> DEFAULTS = Map.of(
            "backup-directory",
            "",
            "backup-every-hours",
            String.valueOf(BackupSettings.DEFAULT_EVERY.toHours()),
            "backup-keep",
            String.valueOf(BackupSettings.DEFAULT_KEEP));

    static final Set<String> PATHS = Set.of("backup-directory");

    private static final int MAX_HOURS = 168;
    private static final int MAX_KEPT = 10_000;

    private BackupKeys() {}

    static Optional<BackupSettings> read(SettingValues values) {
        var every = Duration.ofHours(values.number("backup-every-hours", 1, MAX_HOURS));
        int keep = values.number("backup-keep", 1, MAX_KEPT);
        return values.given("backup-directory").map(directory -> new BackupSettings(Path.of(directory), every, keep));
    }
}

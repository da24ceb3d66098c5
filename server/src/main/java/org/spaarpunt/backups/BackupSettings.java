package org.spaarpunt.backups;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server makes backups of its embedded database by itself.
 *
 * @param every one in each period of this length, counted from 02:00 UTC
 * @param keep how many are kept, at least 1
 */
public record BackupSettings(Path directory, Duration every, int keep) {
    public static final Duration DEFAULT_EVERY = Duration.ofDays(1);
    public static final int DEFAULT_KEEP = 14;
}

package org.spaarpunt.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an installation is backed up.
 *
 * @param lastFailed empty when one was made since
 * @param restored the last restoration, unless an administrator has acknowledged it
 */
public record BackupState(Optional<Attempt> lastDone, Optional<Attempt> lastFailed, Optional<Restoration> restored) {
    static final BackupState NONE = new BackupState(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A backup, or an attempt to make one.
     *
     * @param startedAt everything that was acknowledged before this moment is in it
     * @param file its name
     * @param bytes 0 if it could not be made
     * @param verified whether a database was started on it and found sound
     * @param problem a sentence; empty if it was made
     */
    public record Attempt(
            Instant startedAt, Instant endedAt, String file, long bytes, boolean verified, String problem) {}

    /**
     * That the installation was made from a backup.
     *
     * @param backupStartedAt what was saved since then may be lost
     */
    public record Restoration(long id, Instant restoredAt, Instant backupStartedAt, String file) {}

    /** Whether the newest backup is older than a server that makes them in this rhythm lets it become. */
    public boolean isOverdue(Duration every, Instant now) {
        return lastDone.filter(done -> done.startedAt().isAfter(now.minus(every.multipliedBy(2))))
                .isEmpty();
    }
}

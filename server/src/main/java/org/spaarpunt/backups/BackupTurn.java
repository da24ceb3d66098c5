package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.FileFailure;
import org.spaarpunt.storage.PrivateFile;
import org.spaarpunt.storage.ProcessLock;

/**
 * The right to make a backup of an installation, which one process has at a time. It remembers in the home which file is
 * unfinished, so that what a killed process left of one is found by the next, in whatever directory.
 */
final class BackupTurn implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(BackupTurn.class);

    private static final String LOCK = "backup-lock";
    private static final String OWNER = "backup-owner";
    private static final String UNFINISHED = "backup-unfinished";

    private final Path home;
    private final ProcessLock lock;

    private BackupTurn(Path home, ProcessLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** @throws BackupUnderWayException if another process has it, or this one */
    static BackupTurn take(Path home) {
        try {
            Path owner = home.resolve(OWNER);
            Optional<ProcessLock> lock = ProcessLock.takeIfFree(home.resolve(LOCK), owner);
            if (lock.isEmpty()) {
                throw new BackupUnderWayException("Another backup of this installation is being made, by "
                        + ProcessLock.owner(owner) + ": wait for its end.");
            }
            return new BackupTurn(home, lock.get());
        } catch (IOException failed) {
            throw new BackupException("No backup can be begun: " + FileFailure.reason(failed) + ".", failed);
        }
    }

    /** Removes the file that was begun and not finished, by this process or one that was killed. */
    void removeLeftover() {
        Path record = home.resolve(UNFINISHED);
        Path left = record;
        try {
            if (Files.exists(record)) {
                left = Path.of(PrivateFile.read(record));
                if (Backups.isUnfinished(left)) {
                    Files.deleteIfExists(left);
                }
                Files.delete(record);
            }
        } catch (IOException failed) {
            LOG.warn(
                    "unfinished_backup_removal_failed",
                    "What is left of an unfinished backup, {file}, cannot be removed: {reason}",
                    left,
                    FileFailure.reason(failed));
        }
    }

    /** Remembers a file that is going to be written. */
    void begin(Path unfinished) throws IOException {
        PrivateFile.write(home.resolve(UNFINISHED), unfinished.toString());
    }

    /** Forgets it, because it is finished. */
    void end() throws IOException {
        Files.deleteIfExists(home.resolve(UNFINISHED));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new BackupException(
                    "The end of a backup cannot be noted: " + FileFailure.reason(failed) + ".", failed);
        }
    }
}

package org.spaarpunt.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.spaarpunt.logging.EventLog;

/**
 * What a server knows about its backups without asking the database, and what it says when it starts on data that were
 * restored. Its rounds run on one thread.
 */
public final class BackupWatch {
    private static final EventLog LOG = EventLog.of(BackupWatch.class);

    private final BackupLog log;
    private final InstantSource clock;
    private volatile BackupState state = BackupState.NONE;

    public BackupWatch(BackupLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Reads it for the first time. */
    public void start() {
        round();
        state.restored()
                .ifPresent(restored -> LOG.warn(
                        "installation_restored",
                        "This installation was restored at {restoredAt} from the backup {file}, which was begun at {backupStartedAt}, {age} before. What was saved since"
                                + " then may be lost. An administrator acknowledges that on /admin/health",
                        restored.restoredAt(),
                        restored.file(),
                        restored.backupStartedAt(),
                        inWords(restored.backupStartedAt(), restored.restoredAt())));
    }

    /** Reads it again. */
    public void round() {
        state = log.state();
    }

    /** When the newest backup was begun, in seconds since 1970; 0 if there is none. */
    public long newestSeconds() {
        return state.lastDone().map(done -> done.startedAt().getEpochSecond()).orElse(0L);
    }

    /** How large it is; 0 if there is none. */
    public long newestBytes() {
        return state.lastDone().map(BackupState.Attempt::bytes).orElse(0L);
    }

    /** Whether the last attempt failed. */
    public boolean isFailing() {
        return state.lastFailed().isPresent();
    }

    /**
     * How old the data were that this installation was restored from, in seconds until now; 0 if it was not restored, or
     * an administrator has acknowledged it.
     */
    public long restoredAgeSeconds() {
        return state.restored()
                .map(restored -> Math.max(
                        1,
                        Duration.between(restored.backupStartedAt(), clock.instant())
                                .toSeconds()))
                .orElse(0L);
    }

    private static String inWords(Instant from, Instant until) {
        Duration age = Duration.between(from, until);
        return age.toDays() > 0
                ? age.toDays() + " days and " + age.toHoursPart() + " hours"
                : age.toHours() + " hours and " + age.toMinutesPart() + " minutes";
    }
}

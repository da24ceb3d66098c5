package org.spaarpunt.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.logging.EventLog;

/**
 * Makes backups in the rhythm of the settings, on the server that owns the embedded database. A period without one, in
 * which no server ran for instance, gets it as soon as a server runs. Its rounds run on one thread.
 */
public final class BackupSchedule {
    private static final EventLog LOG = EventLog.of(BackupSchedule.class);

    /** When periods begin: at night where the cards are used, in summer and winter. */
    private static final Duration BEGIN = Duration.ofHours(2);

    /** After one that failed. */
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Backups backups;
    private final BackupSettings settings;
    private final InstantSource clock;

    public BackupSchedule(Backups backups, BackupSettings settings, InstantSource clock) {
        this.backups = backups;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a backup if one is due. */
    public void round() {
        if (!isDue(backups.log().state(), settings.every(), clock.instant())) {
            return;
        }
        try {
            Backups.Made made = backups.make(
                    new Actor.Server(), new Backups.Order(settings.directory(), Optional.of(settings.keep()), true));
            LOG.info(
                    "backup_made",
                    "Backup {file}: {bytes} bytes in {seconds} s, {verification}",
                    made.file(),
                    made.bytes(),
                    made.took().toSeconds(),
                    made.notVerified().orElse("verified"));
        } catch (BackupUnderWayException other) {
            // The one that a command makes counts, and if it fails the next round makes another.
            return;
        } catch (RuntimeException failed) {
            LOG.error(
                    "backup_failed", "No backup was made; it is tried again in an hour. {reason}", failed.getMessage());
        }
    }

    static boolean isDue(BackupState state, Duration every, Instant now) {
        Instant period = periodOf(now, every);
        boolean made = state.lastDone()
                .filter(done -> !done.startedAt().isBefore(period))
                .isPresent();
        boolean justFailed = state.lastFailed()
                .filter(failed -> failed.startedAt().isAfter(now.minus(AGAIN_AFTER)))
                .isPresent();
        return !made && !justFailed;
    }

    private static Instant periodOf(Instant now, Duration every) {
        long sinceBegin = now.minus(BEGIN).getEpochSecond();
        return Instant.ofEpochSecond(sinceBegin - Math.floorMod(sinceBegin, every.toSeconds()))
                .plus(BEGIN);
    }
}

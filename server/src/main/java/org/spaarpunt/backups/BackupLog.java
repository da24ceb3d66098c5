package org.spaarpunt.backups;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.backups.BackupState.Attempt;
import org.spaarpunt.backups.BackupState.Restoration;
import org.spaarpunt.storage.Timestamps;

/** What was backed up and restored, as the installation remembers it. A backup does not contain the record of itself. */
public record BackupLog(Jdbi jdbi, InstantSource clock) {
    private static final String ADD = """
            insert into backup_attempt (started_at, ended_at, file, bytes, verified, problem)
            values (:started, :ended, :file, :bytes, :verified, :problem)
            """;

    private static final String LAST_DONE = """
            select started_at, ended_at, file, bytes, verified, problem from backup_attempt
            where problem = '' order by started_at desc limit 1
            """;

    private static final String IS_THERE = "select to_regclass('backup_attempt') is not null";

    private static final String LAST_FAILED = """
            select started_at, ended_at, file, bytes, verified, problem from backup_attempt
            where problem <> '' and started_at > coalesce((select max(started_at) from backup_attempt where problem = ''), '-infinity')
            order by started_at desc limit 1
            """;

    private static final String RESTORED = """
            insert into restoration (restored_at, backup_started_at, file) values (:now, :started, :file)
            """;

    private static final String UNACKNOWLEDGED = """
            select id, restored_at, backup_started_at, file from restoration
            where acknowledged_at is null order by id desc limit 1
            """;

    private static final String ACKNOWLEDGE = """
            update restoration set acknowledged_at = :now where id <= :id and acknowledged_at is null
            """;

    /**
     * When the newest backup was begun that the installation made itself; empty if there is none, or if its schema is of a
     * version that does not know backups yet.
     */
    public static Optional<Instant> newest(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createQuery(IS_THERE).mapTo(Boolean.class).one()
                        ? attempt(handle, LAST_DONE).map(Attempt::startedAt)
                        : Optional.empty());
    }

    public BackupState state() {
        return jdbi.withHandle(handle ->
                new BackupState(attempt(handle, LAST_DONE), attempt(handle, LAST_FAILED), unacknowledged(handle)));
    }

    /**
     * Records that an administrator knows that the installation was restored.
     *
     * @param id of the restoration that the administrator saw; those before it are acknowledged too
     * @return whether it had not been acknowledged before
     */
    public boolean acknowledge(Actor actor, long id) {
        return jdbi.inTransaction(handle -> {
            Instant now = clock.instant();
            int changed = handle.createUpdate(ACKNOWLEDGE)
                    .bind("now", Timestamps.bound(now))
                    .bind("id", id)
                    .execute();
            if (changed > 0) {
                AuditLog.write(handle, actor, AuditLog.Line.of(Act.RESTORATION_ACKNOWLEDGED, ""), now);
            }
            return changed > 0;
        });
    }

    /** Records a backup, with its entry in the audit log. */
    void done(Actor actor, Attempt attempt) {
        jdbi.useTransaction(handle -> {
            add(handle, attempt);
            String details = attempt.file() + ", " + attempt.bytes() + " bytes"
                    + (attempt.verified() ? ", verified" : ", not verified");
            AuditLog.write(handle, actor, new AuditLog.Line(Act.BACKUP_MADE, "", details), clock.instant());
        });
    }

    /** Records that none could be made. */
    void failed(Attempt attempt) {
        jdbi.useHandle(handle -> add(handle, attempt));
    }

    /** Records, in a database that was just restored, what it was restored from. */
    static void restored(Handle handle, Actor actor, Path file, Instant startedAt, Instant now) {
        handle.createUpdate(RESTORED)
                .bind("now", Timestamps.bound(now))
                .bind("started", Timestamps.bound(startedAt))
                .bind("file", String.valueOf(file.getFileName()))
                .execute();
        AuditLog.write(
                handle,
                actor,
                new AuditLog.Line(
                        Act.RESTORED, "", file.getFileName() + ", of " + startedAt.truncatedTo(ChronoUnit.SECONDS)),
                now);
    }

    private static void add(Handle handle, Attempt attempt) {
        handle.createUpdate(ADD)
                .bind("started", Timestamps.bound(attempt.startedAt()))
                .bind("ended", Timestamps.bound(attempt.endedAt()))
                .bind("file", attempt.file())
                .bind("bytes", attempt.bytes())
                .bind("verified", attempt.verified())
                .bind("problem", attempt.problem())
                .execute();
    }

    private static Optional<Attempt> attempt(Handle handle, String query) {
        return handle.createQuery(query).map((row, _) -> attempt(row)).findOne();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                Timestamps.in(row, "started_at"),
                Timestamps.in(row, "ended_at"),
                row.getString("file"),
                row.getLong("bytes"),
                row.getBoolean("verified"),
                row.getString("problem"));
    }

    private static Optional<Restoration> unacknowledged(Handle handle) {
        return handle.createQuery(UNACKNOWLEDGED)
                .map((row, _) -> new Restoration(
                        row.getLong("id"),
                        Timestamps.in(row, "restored_at"),
                        Timestamps.in(row, "backup_started_at"),
                        row.getString("file")))
                .findOne();
    }
}

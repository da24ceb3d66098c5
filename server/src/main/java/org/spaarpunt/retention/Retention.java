package org.spaarpunt.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.associations.EndedMemberships;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.checkins.CheckinErasure;
import org.spaarpunt.identity.EndedTokens;
import org.spaarpunt.passholders.PassholderNotices;
import org.spaarpunt.rewards.RedemptionErasure;
import org.spaarpunt.storage.AgedDetails;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Removes details and rows that are older than they are kept. Points, visits, redemptions and the places that they take in limits
 * stay, so no balance and no limit changes. Works at night, in small transactions, one server at a time; it may end at any moment
 * and goes on the next night.
 */
public final class Retention {
    /** How often to run {@link #round}. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    /** Hours of the local day: from the first until before the second. */
    static final int FIRST_HOUR = 2;

    static final int END_HOUR = 5;

    /** Before the first installation. */
    private static final Instant BEGINNING = Instant.parse("2015-01-01T00:00:00Z");

    /** The visits of this time are changed in one transaction: some thousands in a large city. */
    private static final Duration STEP = Duration.ofHours(1);

    /** How far one statement looks for the next visit: some hundred thousand rows in a large city. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(30);

    /** Details of the audit log that are removed in one transaction. */
    private static final int AUDIT_BATCH = 1_000;

    /** Rows that are deleted in one transaction. */
    private static final int ROW_BATCH = 5_000;

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtextextended('spaarpunt retention', 0))";

    private static final String PROGRESS = "select done_until from retention_progress where kind = :kind";

    private static final String REMEMBER = """
            insert into retention_progress (kind, done_until) values (:kind, :until)
            on conflict (kind) do update set done_until = excluded.done_until
            """;

    private static final Kind CHECKINS = new Kind("CHECKINS", CheckinErasure.DETAILS);
    private static final Kind REDEMPTIONS = new Kind("REDEMPTIONS", RedemptionErasure.DETAILS);

    private static final Rows TOKENS = new Rows("TOKENS", EndedTokens::delete);
    private static final Rows MEMBERSHIPS = new Rows("MEMBERSHIPS", EndedMemberships::delete);
    private static final Rows NOTICES = new Rows("NOTICES", PassholderNotices::delete);

    private final Jdbi jdbi;
    private final RetentionSettings settings;
    private final InstantSource clock;

    /**
     * What is relieved of details by time.
     *
     * @param name in the table that remembers how far it is
     */
    private record Kind(String name, AgedDetails details) {}

    /**
     * What is deleted by time.
     *
     * @param name in the entries of the audit log
     */
    private record Rows(String name, Deletion deletion) {}

    /** Deletes at most some of the rows from before a moment, and returns how many. */
    @FunctionalInterface
    private interface Deletion {
        int delete(Handle handle, Instant before, int most);
    }

    /** What one step did; it was the last one if nothing older is left, or another server works. */
    private record Step(int erased, boolean last) {}

    public Retention(Jdbi jdbi, RetentionSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
    }

    /** Removes what is due, if it is night. */
    public void round() {
        settings.visitDetails().ifPresent(this::relieveVisits);
        settings.auditDetails().ifPresent(this::relieveAuditLog);
        settings.endedTokens().ifPresent(keptFor -> delete(TOKENS, keptFor));
        settings.endedMemberships().ifPresent(keptFor -> delete(MEMBERSHIPS, keptFor));
        delete(NOTICES, settings.notices());
    }

    private void relieveVisits(Duration keptFor) {
        var before = before(keptFor);
        long checkins = relieve(CHECKINS, before);
        long redemptions = relieve(REDEMPTIONS, before);
        if (checkins + redemptions > 0) {
            var details = "%s check-ins, %s redemptions before %s".formatted(checkins, redemptions, before);
            jdbi.useHandle(handle -> AuditLog.write(
                    handle, new Actor.Server(), new Line(Act.VISIT_DETAILS_EXPIRED, "", details), clock.instant()));
        }
    }

    private long relieve(Kind kind, Instant before) {
        long erased = 0;
        boolean last = false;
        while (!last && isNight()) {
            var step = jdbi.inTransaction(handle -> isAlone(handle) ? step(handle, kind, before) : new Step(0, true));
            erased += step.erased();
            last = step.last();
        }
        return erased;
    }

    private static Step step(Handle handle, Kind kind, Instant before) {
        var from = handle.createQuery(PROGRESS)
                .bind("kind", kind.name())
                .map((row, _) -> Timestamps.in(row, "done_until"))
                .findOne()
                .orElse(BEGINNING);
        if (!from.isBefore(before)) {
            return new Step(0, true);
        }
        var horizon = earlier(from.plus(LOOK_AHEAD), before);
        var first = kind.details().first(handle, from, horizon);
        var until = first.map(moment -> earlier(moment.plus(STEP), horizon)).orElse(horizon);
        int erased =
                first.map(moment -> kind.details().erase(handle, moment, until)).orElse(0);
        handle.createUpdate(REMEMBER)
                .bind("kind", kind.name())
                .bind("until", Timestamps.bound(until))
                .execute();
        return new Step(erased, false);
    }

    /** Each batch is one transaction with its entry, which explains to a verification why details are missing. */
    private void relieveAuditLog(Duration keptFor) {
        var before = before(keptFor);
        boolean more = true;
        while (more && isNight()) {
            more = jdbi.inTransaction(handle -> isAlone(handle)
                    && AuditLog.expireDetails(handle, before, AUDIT_BATCH, clock.instant()) == AUDIT_BATCH);
        }
    }

    /** Each batch is one transaction with its entry. */
    private void delete(Rows rows, Duration keptFor) {
        var before = before(keptFor);
        boolean more = true;
        while (more && isNight()) {
            more = jdbi.inTransaction(handle -> isAlone(handle) && deleteBatch(handle, rows, before) == ROW_BATCH);
        }
    }

    private int deleteBatch(Handle handle, Rows rows, Instant before) {
        int deleted = rows.deletion().delete(handle, before, ROW_BATCH);
        if (deleted > 0) {
            var details = "%s %s before %s".formatted(deleted, rows.name(), before);
            AuditLog.write(handle, new Actor.Server(), new Line(Act.DATA_EXPIRED, "", details), clock.instant());
        }
        return deleted;
    }

    private static boolean isAlone(Handle handle) {
        return handle.createQuery(ALONE).mapTo(Boolean.class).one();
    }

    private boolean isNight() {
        int hour = clock.instant().atZone(LocalZone.ZONE).getHour();
        return FIRST_HOUR <= hour && hour < END_HOUR;
    }

    /** Whole days, so that an entry names one moment for a night. */
    private Instant before(Duration keptFor) {
        return LocalZone.startOf(LocalZone.dayOf(clock.instant().minus(keptFor)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package org.spaarpunt.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.checkins.CheckinErasure;
import org.spaarpunt.rewards.RedemptionErasure;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Removes details that are older than they are kept. Points, visits, redemptions and the places that they take in limits
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

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtextextended('spaarpunt retention', 0))";

    private static final String PROGRESS = "select done_until from retention_progress where kind = :kind";

    private static final String REMEMBER = """
            insert into retention_progress (kind, done_until) values (:kind, :until)
            on conflict (kind) do update set done_until = excluded.done_until
            """;

    private final Jdbi jdbi;
    private final RetentionSettings settings;
    private final InstantSource clock;

    /** What has details that are relieved of them by time. */
    private enum Kind {
        CHECKINS {
            @Override
            Optional<Instant> next(Handle handle, Instant from, Instant to) {
                return CheckinErasure.firstWithDetails(handle, from, to);
            }

            @Override
            int erase(Handle handle, Instant from, Instant to) {
                return CheckinErasure.eraseDetails(handle, from, to);
            }
        },
        REDEMPTIONS {
            @Override
            Optional<Instant> next(Handle handle, Instant from, Instant to) {
                return RedemptionErasure.firstWithDetails(handle, from, to);
            }

            @Override
            int erase(Handle handle, Instant from, Instant to) {
                return RedemptionErasure.eraseDetails(handle, from, to);
            }
        };

        /** When the first one in this time was made that has details. */
        abstract Optional<Instant> next(Handle handle, Instant from, Instant to);

        /** Erases the details of those in this time, and returns how many had some. */
        abstract int erase(Handle handle, Instant from, Instant to);
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
    }

    private void relieveVisits(Duration keptFor) {
        var before = before(keptFor);
        long checkins = relieve(Kind.CHECKINS, before);
        long redemptions = relieve(Kind.REDEMPTIONS, before);
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
                .bind("kind", kind)
                .map((row, _) -> Timestamps.in(row, "done_until"))
                .findOne()
                .orElse(BEGINNING);
        if (!from.isBefore(before)) {
            return new Step(0, true);
        }
        var horizon = earlier(from.plus(LOOK_AHEAD), before);
        var first = kind.next(handle, from, horizon);
        var until = first.map(moment -> earlier(moment.plus(STEP), horizon)).orElse(horizon);
        int erased = first.map(moment -> kind.erase(handle, moment, until)).orElse(0);
        handle.createUpdate(REMEMBER)
                .bind("kind", kind)
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

package org.spaarpunt.checkins;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.events.Days;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Finds past check-ins that were not undone. A search reads the check-ins of one passholder, event or counter, or of
 * some weeks, and never more than {@link #MOST} of them.
 */
public final class CheckinSearch {
    /** The most check-ins that a search finds and counts; to find others, the caller must narrow the time. */
    public static final int MOST = 10_000;

    private static final String ALL_AT_EVENT = StoredCheckin.select("""
            from checkin
            where event_id = :event and reversed_at is null and checked_in_at >= :from and checked_in_at < :to
            order by checked_in_at, id
            limit :limit
            """) + "order by found.checked_in_at, found.id";

    /** Rows read at a time, so that a long list does not fill the memory. */
    private static final int FETCHED = 1_000;

    private final Jdbi jdbi;
    private final Jdbi reading;

    /** A page of what was found, and the total, {@link #MOST} at most. */
    public record Page(List<FoundCheckin> checkins, int total) {}

    /**
     * A search.
     *
     * @param jdbi for the check-ins of one passholder, which are asked for after one was made
     * @param reading for those of many; it may be a few seconds old
     */
    CheckinSearch(Jdbi jdbi, Jdbi reading) {
        this.jdbi = jdbi;
        this.reading = reading;
    }

    /** The newest first, or the oldest. */
    public Page find(
            CheckinCriteria criteria, CheckinReading.Granted reading, boolean oldestFirst, int start, int max) {
        var viewer = reading.viewer();
        return (criteria.isOfOnePassholder() ? jdbi : this.reading).inTransaction(handle -> {
            var ways = SoughtCheckins.ways(criteria, reading.scope(), viewer.scopeOfPeople(), handle);
            int total = total(handle, ways.counted());
            int some = Math.clamp((long) total - start, 0, max);
            var found = total < MOST ? ways.few() : ways.many();
            var checkins = some == 0
                    ? List.<FoundCheckin>of()
                    : found.bound(handle.createQuery(page(found, oldestFirst)))
                            .bind("max", some)
                            .bind("start", start)
                            .map((row, _) -> StoredCheckin.read(row).seenBy(viewer, reading.scope()))
                            .list();
            return new Page(checkins, total);
        });
    }

    /**
     * Gives each check-in at an event in some days, the oldest first, up to a number of them.
     *
     * @return whether there were no more than that
     */
    public boolean each(long eventId, Days days, Viewer viewer, int most, Consumer<FoundCheckin> reader) {
        return reading.inTransaction(handle -> {
            try (var rows = handle
                    .createQuery(ALL_AT_EVENT)
                    .bind("event", eventId)
                    .bind("from", Timestamps.bound(LocalZone.startOf(days.first())))
                    .bind("to", Timestamps.bound(LocalZone.endOf(days.last())))
                    .bind("limit", most + 1)
                    .setFetchSize(FETCHED)
                    .map((row, _) -> StoredCheckin.read(row).seenBy(viewer))
                    .stream()) {
                var iterator = rows.iterator();
                for (int row = 0; row < most && iterator.hasNext(); row++) {
                    reader.accept(iterator.next());
                }
                return !iterator.hasNext();
            }
        });
    }

    private static int total(Handle handle, List<Conditions> counted) {
        int total = 0;
        for (var conditions : counted) {
            total += conditions
                    .bound(handle.createQuery("select count(*) from (select 1 from checkin\n" + conditions.where()
                            + "limit :most) bounded"))
                    .bind("most", MOST - total)
                    .mapTo(Integer.class)
                    .one();
        }
        return total;
    }

    static String page(Conditions conditions, boolean oldestFirst) {
        var direction = oldestFirst ? "" : " desc";
        var found = """
            from checkin
            %1$sorder by checked_in_at%2$s, id%2$s
            limit :max offset :start
            """.formatted(conditions.where(), direction);
        return StoredCheckin.select(found) + "order by found.checked_in_at%1$s, found.id%1$s".formatted(direction);
    }
}

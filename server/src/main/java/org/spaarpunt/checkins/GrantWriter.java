package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.points.LedgerSql;
import org.spaarpunt.storage.Columns;

/**
 * Writes check-ins with their transfers: any number in one statement and one commit. The slot's unique key decides
 * which are written; a transfer is written only together with its check-in.
 */
final class GrantWriter {
    // Sorted by slot, so that two statements that want the same slots wait for each other and cannot deadlock.
    static final String WRITE = """
            with granted as (
                insert into checkin (
                    passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
                    checked_in_at, period, ordinal)
                select passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via::checkin_via, points,
                       social_tariff, 'epoch'::timestamptz + moment_us * interval '1 microsecond', period, ordinal
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::integer[],
                            ?::boolean[], ?::bigint[], ?::text[], ?::integer[])
                    as wanted (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                               social_tariff, moment_us, period, ordinal)
                order by passholder_id, event_id, period, ordinal
                on conflict (passholder_id, event_id, period, ordinal) where reversed_at is null do nothing
                returning passholder_id, id, event_id, period, ordinal, points, checked_in_at
            ),
            earned as (
                select passholder_id,
                       'CHECKIN'::transfer_reason as reason,
                       id as cause_id,
                       'EVENT'::ledger_account as source,
                       event_id as source_id,
                       points,
                       checked_in_at as moved_at
                from granted
            ),
            %s
            select granted.passholder_id, granted.event_id, granted.period, granted.ordinal, granted.id, credited.points
            from granted join credited using (passholder_id)
            """.formatted(LedgerSql.CREDIT_EARNED);

    private static final String WRITE_AND_COMMIT = WRITE + Columns.COMMIT;

    private GrantWriter() {}

    /**
     * A grant that was written.
     *
     * @param total the passholder's balance now
     */
    record Written(long checkinId, int total) {}

    /**
     * Writes the grants, no two of which may want the same slot, in a transaction that the caller commits.
     *
     * @return for each grant, in order, what was written; empty if its slot was taken and nothing was saved
     */
    static List<Optional<Written>> write(Handle handle, List<Grant> grants) {
        return write(handle, grants, WRITE);
    }

    /** The same, and commits the transaction: returns only once it is durable. */
    static List<Optional<Written>> writeAndCommit(Handle handle, List<Grant> grants) {
        return write(handle, grants, WRITE_AND_COMMIT);
    }

    private static List<Optional<Written>> write(Handle handle, List<Grant> grants, String statement) {
        var written = columns(grants)
                .query(handle, statement, row -> Map.entry(Slot.read(row), new Written(row.getLong(5), row.getInt(6))));
        return inOrder(grants, written);
    }

    /** For each grant what was written, by the columns of its key. */
    static List<Optional<Written>> inOrder(List<Grant> grants, List<Map.Entry<Slot, Written>> written) {
        var bySlot = new HashMap<Slot, Written>();
        written.forEach(one -> bySlot.put(one.getKey(), one.getValue()));
        return grants.stream()
                .map(grant -> Optional.ofNullable(bySlot.get(Slot.of(grant))))
                .toList();
    }

    /** The values of check-ins, in the order in which both forms of the statement take them. */
    static Columns<Grant> columns(List<Grant> grants) {
        return Columns.of(grants)
                .bigints(grant -> grant.holder().passholderId())
                .bigints(grant -> grant.event().id())
                .texts(Grant::cardNumber)
                .texts(grant -> grant.request().consumerKey())
                .bigints(GrantWriter::counterId)
                .bigints(GrantWriter::userId)
                .texts(GrantWriter::via)
                .integers(grant -> grant.award().points())
                .booleans(grant -> grant.holder().socialTariff())
                .bigints(grant -> ChronoUnit.MICROS.between(Instant.EPOCH, grant.at()))
                .texts(Grant::period)
                .integers(Grant::ordinal);
    }

    private static @Nullable Long counterId(Grant grant) {
        return grant.counterId().orElse(null);
    }

    private static @Nullable Long userId(Grant grant) {
        return switch (grant.request()) {
            case CheckinRequest.AtCounter request -> request.userId();
            case CheckinRequest.ByAgent _, CheckinRequest.ByDevice _, CheckinRequest.ByCode _ -> null;
        };
    }

    private static String via(Grant grant) {
        return switch (grant.request()) {
            case CheckinRequest.AtCounter _, CheckinRequest.ByAgent _ -> "COUNTER";
            case CheckinRequest.ByDevice _ -> "DEVICE";
            case CheckinRequest.ByCode _ -> "CODE";
        };
    }

    /** The columns of a check-in's unique key. */
    record Slot(long passholderId, long eventId, String period, int ordinal) {
        static Slot of(Grant grant) {
            return new Slot(grant.holder().passholderId(), grant.event().id(), grant.period(), grant.ordinal());
        }

        static Slot read(ResultSet row) throws SQLException {
            return new Slot(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4));
        }
    }
}

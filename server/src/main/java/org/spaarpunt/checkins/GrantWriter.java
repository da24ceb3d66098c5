package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.points.LedgerSql;

/**
 * Writes check-ins with their transfers: any number in one statement and one commit. The slot's unique key decides which are
 * written; a transfer exists exactly where its check-in was written.
 */
final class GrantWriter {
    // Sorted by slot, so that two statements that want the same slots wait for each other and never in a circle.
    private static final String WRITE = """
            with granted as (
                insert into checkin (
                    passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
                    checked_in_at, period, ordinal)
                select passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via::checkin_via, points,
                       social_tariff, checked_in_at, period, ordinal
                from unnest(:passholderIds, :eventIds, :cardNumbers, :consumerKeys, :counterIds, :userIds, :via, :points,
                            :socialTariffs, :moments::timestamptz[], :periods, :ordinals)
                    as wanted (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                               social_tariff, checked_in_at, period, ordinal)
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
            select granted.passholder_id, granted.event_id, granted.period, granted.ordinal, granted.id,
                   credited.points as total
            from granted join credited using (passholder_id)
            """.formatted(LedgerSql.CREDIT_EARNED);

    private final Jdbi jdbi;

    GrantWriter(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A grant that was written.
     *
     * @param total the passholder's balance now
     */
    record Written(long checkinId, int total) {}

    /**
     * Commits the grants, no two of which may want the same slot.
     *
     * @return for each grant, in order, what was written; empty when its slot was taken and nothing was saved
     */
    List<Optional<Written>> write(Collection<Grant> grants) {
        // One statement on its own is one transaction: it returns only once its commit is durable.
        return grants.isEmpty() ? List.of() : jdbi.withHandle(handle -> write(handle, grants));
    }

    /** The same in a transaction of the caller's, who commits. */
    static List<Optional<Written>> write(Handle handle, Collection<Grant> grants) {
        var written = insert(handle, grants);
        return grants.stream()
                .map(grant -> Optional.ofNullable(written.get(Slot.of(grant))))
                .toList();
    }

    private static Map<Slot, Written> insert(Handle handle, Collection<Grant> grants) {
        return handle.createQuery(WRITE)
                .bindArray(
                        "passholderIds",
                        Long.class,
                        column(grants, grant -> grant.holder().passholderId()))
                .bindArray(
                        "eventIds",
                        Long.class,
                        column(grants, grant -> grant.event().id()))
                .bindArray("cardNumbers", String.class, column(grants, Grant::cardNumber))
                .bindArray(
                        "consumerKeys",
                        String.class,
                        column(grants, grant -> grant.request().consumerKey()))
                .bindArray("counterIds", Long.class, column(grants, GrantWriter::counterId))
                .bindArray("userIds", Long.class, column(grants, GrantWriter::userId))
                .bindArray("via", String.class, column(grants, GrantWriter::via))
                .bindArray(
                        "points",
                        Integer.class,
                        column(grants, grant -> grant.event().points()))
                .bindArray(
                        "socialTariffs",
                        Boolean.class,
                        column(grants, grant -> grant.holder().socialTariff()))
                .bindArray(
                        "moments",
                        String.class,
                        column(grants, grant -> grant.at().toString()))
                .bindArray("periods", String.class, column(grants, Grant::period))
                .bindArray("ordinals", Integer.class, column(grants, Grant::ordinal))
                .map((row, _) -> Map.entry(Slot.read(row), new Written(row.getLong("id"), row.getInt("total"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <C extends @Nullable Object> List<C> column(Collection<Grant> grants, Function<Grant, C> value) {
        return grants.stream().map(value).collect(Collectors.toList());
    }

    private static @Nullable Long counterId(Grant grant) {
        return grant.counterId().orElse(null);
    }

    private static @Nullable Long userId(Grant grant) {
        return switch (grant.request()) {
            case CheckinRequest.AtCounter request -> request.userId();
            case CheckinRequest.ByCode _ -> null;
        };
    }

    private static String via(Grant grant) {
        return switch (grant.request()) {
            case CheckinRequest.AtCounter _ -> "COUNTER";
            case CheckinRequest.ByCode _ -> "CODE";
        };
    }

    /** What the unique key of a check-in is made of. */
    private record Slot(long passholderId, long eventId, String period, int ordinal) {
        static Slot of(Grant grant) {
            return new Slot(grant.holder().passholderId(), grant.event().id(), grant.period(), grant.ordinal());
        }

        static Slot read(ResultSet row) throws SQLException {
            return new Slot(
                    row.getLong("passholder_id"),
                    row.getLong("event_id"),
                    row.getString("period"),
                    row.getInt("ordinal"));
        }
    }
}

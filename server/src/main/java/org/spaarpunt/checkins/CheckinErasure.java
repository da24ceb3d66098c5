package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Timestamps;

/**
 * Erases what check-ins reveal about people who are removed, in a transaction of the caller's. The check-ins themselves
 * stay, because the ledger counts them, under a number that leads to no person. Card numbers are erased, because they
 * would lead to a card in a pocket. The same is done, for everyone, when details are no longer kept.
 */
public final class CheckinErasure {
    private static final String FORGET_CARDS =
            "update checkin set card_number = '' where passholder_id = any(:ids) and card_number <> ''";

    private static final String FIRST_WITH_DETAILS = """
            select min(checked_in_at) as first from checkin
            where checked_in_at >= :from and checked_in_at < :to and (card_number <> '' or user_id is not null)
            """;

    private static final String ERASE_DETAILS = """
            update checkin set card_number = '', user_id = null
            where checked_in_at >= :from and checked_in_at < :to and (card_number <> '' or user_id is not null)
            """;

    private CheckinErasure() {}

    public static void forget(Handle handle, List<Long> passholderIds) {
        handle.createUpdate(FORGET_CARDS)
                .bindArray("ids", Long.class, passholderIds)
                .execute();
    }

    /** When the first one from {@code from} and before {@code to} was made that still has details. */
    public static Optional<Instant> firstWithDetails(Handle handle, Instant from, Instant to) {
        return handle.createQuery(FIRST_WITH_DETAILS)
                .bind("from", Timestamps.bound(from))
                .bind("to", Timestamps.bound(to))
                .map((row, _) -> Timestamps.ifAnyIn(row, "first"))
                .one();
    }

    /**
     * Erases the details of those that are old, in a transaction of the caller's.
     *
     * @return how many had some
     */
    public static int eraseDetails(Handle handle, Instant from, Instant to) {
        return handle.createUpdate(ERASE_DETAILS)
                .bind("from", Timestamps.bound(from))
                .bind("to", Timestamps.bound(to))
                .execute();
    }
}

package org.spaarpunt.checkins;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.AgedDetails;

/**
 * Erases what check-ins reveal about people who are removed, in a transaction of the caller's. The check-ins themselves
 * stay, because the ledger counts them, under a number that leads to no person. Card numbers are erased, because they
 * would lead to a card in a pocket. The same is done, for everyone, when details are no longer kept.
 */
public final class CheckinErasure {
    private static final String FORGET_CARDS =
            "update checkin set card_number = '' where passholder_id = any(:ids) and card_number <> ''";

    /** Which card was used, and which employee checked the passholder in. */
    public static final AgedDetails DETAILS = new AgedDetails("""
            select min(checked_in_at) as first from checkin
            where checked_in_at >= :from and checked_in_at < :to and (card_number <> '' or user_id is not null)
            """, """
                update checkin set card_number = '', user_id = null
                where checked_in_at >= :from and checked_in_at < :to and (card_number <> '' or user_id is not null)
                """);

    private CheckinErasure() {}

    public static void forget(Handle handle, List<Long> passholderIds) {
        handle.createUpdate(FORGET_CARDS)
                .bindArray("ids", Long.class, passholderIds)
                .execute();
    }
}

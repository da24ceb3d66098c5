package org.spaarpunt.rewards;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.AgedDetails;

/**
 * Erases what redemptions reveal about people who are removed, in a transaction of the caller's. The redemptions
 * themselves stay, because the ledger counts them, under a number that leads to no person. Card numbers are erased,
 * because they would lead to a card in a pocket. The same is done, for everyone, when details are no longer kept.
 */
public final class RedemptionErasure {
    private static final String FORGET_CARDS =
            "update redemption set card_number = '' where passholder_id = any(:ids) and card_number <> ''";

    /** Which card was used. */
    public static final AgedDetails DETAILS = new AgedDetails("""
            select min(redeemed_at) as first from redemption
            where redeemed_at >= :from and redeemed_at < :to and card_number <> ''
            """, """
                update redemption set card_number = ''
                where redeemed_at >= :from and redeemed_at < :to and card_number <> ''
                """);

    private RedemptionErasure() {}

    public static void forget(Handle handle, List<Long> passholderIds) {
        handle.createUpdate(FORGET_CARDS)
                .bindArray("ids", Long.class, passholderIds)
                .execute();
    }
}

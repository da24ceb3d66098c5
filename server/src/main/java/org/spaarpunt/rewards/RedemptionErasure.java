package org.spaarpunt.rewards;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Erases what redemptions reveal about people who are removed, in a transaction of the caller's. The redemptions
 * themselves stay, because the ledger counts them, under a number that leads to no person. Card numbers are erased,
 * because they would lead to a card in a pocket.
 */
public final class RedemptionErasure {
    private static final String FORGET_CARDS =
            "update redemption set card_number = '' where passholder_id = any(:ids) and card_number <> ''";

    private RedemptionErasure() {}

    public static void forget(Handle handle, List<Long> passholderIds) {
        handle.createUpdate(FORGET_CARDS)
                .bindArray("ids", Long.class, passholderIds)
                .execute();
    }
}

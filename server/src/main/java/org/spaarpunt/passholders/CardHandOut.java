package org.spaarpunt.passholders;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;

/** Hands out cards from a counter's stock. A card is handed out once, however many counters and servers try. */
final class CardHandOut {
    /** Waits for a counter that is handing out the same card at this moment, and then matches no row. */
    private static final String TAKE = """
            select number from card
            where number = :number and counter_id = :counterId and status = 'LOCAL_STOCK'
              and passholder_id is null and group_pass_id is null
            for update
            """;

    private static final String GIVE =
            "update card set status = 'ACTIVE', passholder_id = :passholderId where number = :number";

    private CardHandOut() {}

    /** Why the card cannot be handed out, as far as that is known before anything is written. */
    static Optional<Objection> objection(HeldCard card, CounterEmployee employee, boolean withSocialTariff) {
        if (!employee.may(CounterAction.PASSHOLDER_CREATE, card.cardSystem().id())) {
            return Optional.of(Objection.MAY_NOT_REGISTER);
        }
        if (!card.isKeptBy(employee.counter().counterId())) {
            return Optional.of(Objection.CARD_ELSEWHERE);
        }
        if (card.status() != CardStatus.LOCAL_STOCK || !(card.holder() instanceof Holder.Nobody)) {
            return Optional.of(Objection.CARD_NOT_IN_STOCK);
        }
        return SocialTariff.fits(card.number(), withSocialTariff)
                ? Optional.empty()
                : Optional.of(Objection.CARD_FOR_OTHERS);
    }

    /** Whether the counter may hand out the card; if so, the card is locked until the transaction ends. */
    static boolean take(HeldCard card, CounterEmployee employee, Handle handle) {
        return handle.createQuery(TAKE)
                .bind("number", card.number().digits())
                .bind("counterId", employee.counter().counterId())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Hands out a card that was {@linkplain #take taken}. */
    static void give(HeldCard card, long passholderId, Handle handle) {
        handle.createUpdate(GIVE)
                .bind("number", card.number().digits())
                .bind("passholderId", passholderId)
                .execute();
    }
}

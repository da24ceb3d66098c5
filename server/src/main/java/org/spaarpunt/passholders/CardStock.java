package org.spaarpunt.passholders;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** How many cards counters have to hand out. */
public final class CardStock {
    // The last digit but one shows whether a card is for people with a social tariff. Kinds of which there are 0 are
    // listed too.
    private static final String COUNT = """
            select card_system.id, card_system.name, kind.status, kind.social_tariff, count(card.number) as cards
            from card_system
            cross join (values
                ('SENT_TO_BALIE', false), ('SENT_TO_BALIE', true), ('LOCAL_STOCK', false), ('LOCAL_STOCK', true)
            ) kind (status, social_tariff)
            left join card on card.counter_id = :counterId
                and card.card_system_id = card_system.id
                and card.status = kind.status
                and (substr(card.number, 12, 1) = '1') = kind.social_tariff
            where card_system.id in (select card_system_id from counter_group where counter_id = :counterId)
               or card_system.id in (select card_system_id from card where counter_id = :counterId)
            group by card_system.id, card_system.name, kind.status, kind.social_tariff
            order by card_system.id, kind.status desc, kind.social_tariff
            """;

    private final Jdbi jdbi;

    /**
     * Cards of one kind.
     *
     * @param forSocialTariff whether they are for people with a social tariff
     */
    public record Count(CardSystem cardSystem, CardStatus status, boolean forSocialTariff, int cards) {}

    CardStock(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Every kind of card in each card system that the counter is part of, or has cards of. */
    public List<Count> of(long counterId) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("counterId", counterId)
                .map((row, _) -> new Count(
                        new CardSystem(row.getLong("id"), row.getString("name")),
                        CardStatus.valueOf(row.getString("status")),
                        row.getBoolean("social_tariff"),
                        row.getInt("cards")))
                .list());
    }
}

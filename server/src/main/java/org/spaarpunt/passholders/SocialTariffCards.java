package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.time.LocalZone;

/** The cards that give a right to a social tariff today, for those that sell tickets without asking this server. */
public final class SocialTariffCards {
    private static final String ACTIVE = """
            select card.number, null as tickets
            from card
            join membership on membership.passholder_id = card.passholder_id
                           and membership.card_system_id = card.card_system_id
            where card.card_system_id = :cardSystem and card.status = 'ACTIVE'
              and membership.status = 'ACTIVE' and membership.social_tariff_until >= :today
            union all
            select card.number, group_pass.tickets_per_year
            from card
            join group_pass on group_pass.id = card.group_pass_id
            where card.card_system_id = :cardSystem and card.status = 'ACTIVE' and group_pass.end_date >= :today
            order by number
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /**
     * A card.
     *
     * @param tickets how many tickets a group may buy; empty: the card is a person's
     */
    public record TariffCard(UitpasNumber number, Optional<Integer> tickets) {}

    SocialTariffCards(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Those of a card system, by number. */
    public List<TariffCard> activeIn(long cardSystemId) {
        return jdbi.withHandle(handle -> handle.createQuery(ACTIVE)
                .bind("cardSystem", cardSystemId)
                .bind("today", LocalZone.dayOf(clock.instant()))
                .map((row, _) -> new TariffCard(
                        new UitpasNumber(row.getString("number")),
                        Optional.ofNullable(row.getObject("tickets", Integer.class))))
                .list());
    }
}

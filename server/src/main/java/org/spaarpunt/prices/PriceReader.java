package org.spaarpunt.prices;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice.Ages;

/** The prices that were set. */
public final class PriceReader {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final String PRICES = """
            select card_price.id, card_system.id as card_system_id, card_system.name as card_system_name, reason, card_type,
                   social_tariff, age_from, age_to, when_age_unknown, postal_code, price
            from card_price
            join card_system on card_system.id = card_price.card_system_id
            """;

    private static final String ORDER = """
            order by card_system_id, reason, card_type, social_tariff, age_from nulls first, age_to, postal_code, card_price.id
            """;

    private static final String ALL = PRICES + ORDER;
    private static final String OF = PRICES + "where card_system_id = any(:cardSystems)\n" + ORDER;

    /** A price for a place comes before one for all, then one for an age before one for all. */
    private static final String BEST = PRICES + """
            where card_system_id = :cardSystem and reason = :reason and card_type = :type and social_tariff = :socialTariff
              and case
                      when cast(:age as integer) is null then when_age_unknown or (age_from is null and age_to is null)
                      else coalesce(age_from <= :age, true) and coalesce(age_to >= :age, true)
                  end
              and postal_code in ('', :postalCode)
            order by postal_code = '', age_from is null and age_to is null, price, card_price.id
            limit 1
            """;

    private final Jdbi jdbi;

    public PriceReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<CardPrice> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL).map((row, _) -> price(row)).list());
    }

    public List<CardPrice> of(Set<Long> cardSystems) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("cardSystems", Long.class, cardSystems)
                .map((row, _) -> price(row))
                .list());
    }

    /** What it costs: of the prices that fit, the one that says most about whom it is for. Nothing, where none fits. */
    public CardPrice of(PriceQuery asked) {
        return jdbi.withHandle(handle -> handle.createQuery(BEST)
                        .bind("cardSystem", asked.cardSystem().id())
                        .bind("reason", asked.reason())
                        .bind("type", asked.cardType())
                        .bind("socialTariff", asked.socialTariff())
                        .bind("age", asked.age())
                        .bind("postalCode", asked.postalCode())
                        .map((row, _) -> price(row))
                        .findOne())
                .orElseGet(() -> new CardPrice(
                        Optional.empty(),
                        asked.cardSystem(),
                        asked.reason(),
                        asked.cardType(),
                        asked.socialTariff(),
                        Ages.ALL,
                        "",
                        NOTHING));
    }

    private static CardPrice price(ResultSet row) throws SQLException {
        return new CardPrice(
                Optional.of(row.getLong("id")),
                new CardSystem(row.getLong("card_system_id"), row.getString("card_system_name")),
                SaleReason.valueOf(row.getString("reason")),
                CardType.valueOf(row.getString("card_type")),
                row.getBoolean("social_tariff"),
                new Ages(
                        Optional.ofNullable(row.getObject("age_from", Integer.class)),
                        Optional.ofNullable(row.getObject("age_to", Integer.class)),
                        row.getBoolean("when_age_unknown")),
                row.getString("postal_code"),
                row.getBigDecimal("price"));
    }
}

package org.spaarpunt.prices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice.Ages;

/** Reads prices. */
public final class PriceReader {
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

    private static final String ONE = PRICES + "where card_price.id = :id\n";

    private final Jdbi jdbi;

    public PriceReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<CardPrice> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL).map((row, _) -> price(row)).list());
    }

    Optional<CardPrice> find(long id) {
        return jdbi.withHandle(handle -> one(handle, ONE, id));
    }

    /** The same, kept as it is until the transaction ends. */
    static Optional<CardPrice> locked(Handle handle, long id) {
        return one(handle, ONE + "for no key update of card_price", id);
    }

    private static Optional<CardPrice> one(Handle handle, String sql, long id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .map((row, _) -> price(row))
                .findOne();
    }

    public List<CardPrice> of(Set<Long> cardSystems) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("cardSystems", Long.class, cardSystems)
                .map((row, _) -> price(row))
                .list());
    }

    /** The price of a card. */
    public CardPrice of(PriceQuery asked) {
        return asked.best(of(Set.of(asked.cardSystem().id())));
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

package org.spaarpunt.prices;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;

/**
 * A query for the price of a card.
 *
 * @param age in years; empty: unknown
 * @param postalCode empty: unknown
 */
public record PriceQuery(
        CardSystem cardSystem,
        SaleReason reason,
        CardType cardType,
        boolean socialTariff,
        Optional<Integer> age,
        String postalCode) {

    /** A price for a place comes before one for all, then one for an age before one for all, and then the lowest. */
    private static final Comparator<CardPrice> MOST_PARTICULAR = Comparator.comparing(
                    (CardPrice price) -> price.postalCode().isEmpty())
            .thenComparing(price -> price.ages().isAll())
            .thenComparing(CardPrice::amount)
            .thenComparing(price -> price.id().orElse(Long.MAX_VALUE));

    /** Of the prices that fit, the most specific one; if none fits, the card costs nothing. */
    CardPrice best(List<CardPrice> prices) {
        return prices.stream().filter(this::isAnsweredBy).min(MOST_PARTICULAR).orElseGet(() -> CardPrice.nothing(this));
    }

    private boolean isAnsweredBy(CardPrice price) {
        return price.cardSystem().id() == cardSystem.id()
                && price.reason() == reason
                && price.cardType() == cardType
                && price.socialTariff() == socialTariff
                && (price.postalCode().isEmpty() || price.postalCode().equals(postalCode))
                && age.map(price.ages()::include)
                        .orElseGet(() -> price.ages().isAll() || price.ages().orUnknown());
    }

    /** The age on a day, in years. */
    public static int age(LocalDate born, LocalDate today) {
        return Math.max(0, Period.between(born, today).getYears());
    }
}

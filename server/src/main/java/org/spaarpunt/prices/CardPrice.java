package org.spaarpunt.prices;

import java.math.BigDecimal;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;

/**
 * The price of a card for a group of people.
 *
 * @param id empty if no price was set, so that the card costs nothing
 * @param postalCode where they live; empty: anywhere
 * @param amount in euro, with two decimals
 */
public record CardPrice(
        Optional<Long> id,
        CardSystem cardSystem,
        SaleReason reason,
        CardType cardType,
        boolean socialTariff,
        Ages ages,
        String postalCode,
        BigDecimal amount) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** The price of a card that costs nothing. */
    static CardPrice nothing(PriceQuery asked) {
        return new CardPrice(
                Optional.empty(),
                asked.cardSystem(),
                asked.reason(),
                asked.cardType(),
                asked.socialTariff(),
                Ages.ALL,
                "",
                NOTHING);
    }

    /**
     * The ages that a price is for.
     *
     * @param from the lowest age; empty: no lower limit
     * @param to the highest age, included; empty: no upper limit
     * @param orUnknown whether it is also for people of unknown age
     */
    public record Ages(Optional<Integer> from, Optional<Integer> to, boolean orUnknown) {
        public static final Ages ALL = new Ages(Optional.empty(), Optional.empty(), true);

        boolean include(int age) {
            return from.filter(lowest -> age < lowest).isEmpty()
                    && to.filter(highest -> age > highest).isEmpty();
        }

        public boolean isAll() {
            return from.isEmpty() && to.isEmpty();
        }
    }
}

package org.spaarpunt.prices;

import java.math.BigDecimal;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;

/**
 * What a card costs to whom.
 *
 * @param id none where no price was set, so that the card costs nothing
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

    /** That a card costs nothing. */
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
     * For whom by age.
     *
     * @param from the lowest; none: however young
     * @param to the highest, included; none: however old
     * @param orUnknown whether it is also for those whose age is not known
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

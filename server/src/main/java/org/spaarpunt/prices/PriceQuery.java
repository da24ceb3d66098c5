package org.spaarpunt.prices;

import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;

/**
 * What somebody asks the price of.
 *
 * @param age in years; none: nobody knows
 * @param postalCode empty: nobody knows
 */
public record PriceQuery(
        CardSystem cardSystem,
        SaleReason reason,
        CardType cardType,
        boolean socialTariff,
        Optional<Integer> age,
        String postalCode) {}

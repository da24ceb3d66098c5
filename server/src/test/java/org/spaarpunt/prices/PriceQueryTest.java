package org.spaarpunt.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice.Ages;

/** Which of several prices a card has. */
class PriceQueryTest {
    private static final CardSystem AALST = new CardSystem(1, "UiTPAS Aalst");
    private static final Ages CHILDREN = new Ages(Optional.empty(), Optional.of(17), false);
    private static final Ages ADULTS = new Ages(Optional.of(18), Optional.empty(), true);

    @Test
    void where_no_price_fits_a_card_costs_nothing() {
        var price = asked(Optional.of(30), "9300").best(List.of(price(1, CHILDREN, "", "2.00")));
        assertThat(price.id()).isEmpty();
        assertThat(price.amount()).isEqualTo("0.00");
    }

    @Test
    void a_price_for_a_place_comes_before_one_for_an_age_and_that_before_one_for_all() {
        var forAll = price(1, Ages.ALL, "", "1.00");
        var forAdults = price(2, ADULTS, "", "5.00");
        var forPlace = price(3, Ages.ALL, "9300", "9.00");
        assertThat(best(asked(Optional.of(30), "9300"), forAll, forAdults, forPlace))
                .isEqualTo(3);
        assertThat(best(asked(Optional.of(30), "9000"), forAll, forAdults, forPlace))
                .isEqualTo(2);
        assertThat(best(asked(Optional.of(10), "9000"), forAll, forAdults, forPlace))
                .isEqualTo(1);
    }

    @Test
    void of_equals_the_lowest_counts() {
        assertThat(best(asked(Optional.empty(), ""), price(1, Ages.ALL, "", "2.00"), price(2, Ages.ALL, "", "1.00")))
                .isEqualTo(2);
    }

    @Test
    void an_age_that_is_not_known_has_the_prices_for_all_and_those_that_say_so() {
        assertThat(best(asked(Optional.empty(), ""), price(1, CHILDREN, "", "1.00"), price(2, ADULTS, "", "5.00")))
                .isEqualTo(2);
    }

    @Test
    void both_ends_of_an_age_are_included() {
        var pupils = new Ages(Optional.of(6), Optional.of(12), false);
        assertThat(List.of(5, 6, 12, 13).stream().map(pupils::include)).containsExactly(false, true, true, false);
    }

    @Test
    void who_is_born_tomorrow_is_of_no_age() {
        var today = LocalDate.parse("2026-11-22");
        assertThat(PriceQuery.age(today.plusDays(1), today)).isZero();
        assertThat(PriceQuery.age(LocalDate.parse("2008-11-22"), today)).isEqualTo(18);
        assertThat(PriceQuery.age(LocalDate.parse("2008-11-23"), today)).isEqualTo(17);
    }

    private static long best(PriceQuery asked, CardPrice... prices) {
        return asked.best(List.of(prices)).id().orElseThrow();
    }

    private static PriceQuery asked(Optional<Integer> age, String postalCode) {
        return new PriceQuery(AALST, SaleReason.FIRST_CARD, CardType.CARD, false, age, postalCode);
    }

    private static CardPrice price(long id, Ages ages, String postalCode, String amount) {
        return new CardPrice(
                Optional.of(id),
                AALST,
                SaleReason.FIRST_CARD,
                CardType.CARD,
                false,
                ages,
                postalCode,
                new BigDecimal(amount));
    }
}

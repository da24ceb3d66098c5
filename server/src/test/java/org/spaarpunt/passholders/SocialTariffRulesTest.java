package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.passes.UitpasNumber;

class SocialTariffRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final UitpasNumber USUAL = new UitpasNumber("0900000095902");
    private static final UitpasNumber FOR_TARIFF = new UitpasNumber("0900000067513");

    @Test
    void a_card_is_for_people_with_a_social_tariff_or_for_people_without() {
        assertThat(SocialTariff.fits(FOR_TARIFF, true)).isTrue();
        assertThat(SocialTariff.fits(FOR_TARIFF, false)).isFalse();
        assertThat(SocialTariff.fits(USUAL, true)).isFalse();
        assertThat(SocialTariff.fits(USUAL, false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21,false", "2026-11-22,true", "2026-12-31,true", "2027-12-31,true", "2028-01-01,false"})
    void a_tariff_ends_between_today_and_the_end_of_next_year(LocalDate until, boolean allowed) {
        assertThat(SocialTariff.mayEndOn(until, TODAY)).isEqualTo(allowed);
    }

    @Test
    void only_a_counter_that_grants_tariffs_in_the_card_system_does() {
        assertThat(SocialTariff.objection(TODAY, 1, counter(1), TODAY)).isEmpty();
        assertThat(SocialTariff.objection(TODAY, 2, counter(1), TODAY)).contains(Objection.MAY_NOT_GRANT_TARIFF);
        assertThat(SocialTariff.objection(TODAY.minusDays(1), 1, counter(1), TODAY))
                .contains(Objection.TARIFF_END_OUT_OF_RANGE);
    }

    @Test
    void a_tariff_needs_an_end() {
        assertThat(SocialTariff.Wish.of(Optional.of(true), Optional.empty()).objection())
                .contains(Objection.TARIFF_END_NEEDED);
        assertThat(SocialTariff.Wish.of(Optional.empty(), Optional.empty()).objection())
                .isEmpty();
    }

    @Test
    void an_end_asks_for_a_tariff_unless_the_request_says_otherwise() {
        assertThat(SocialTariff.Wish.of(Optional.empty(), Optional.of(TODAY)).until())
                .contains(TODAY);
        assertThat(SocialTariff.Wish.of(Optional.of(false), Optional.of(TODAY)).until())
                .isEmpty();
    }

    @Test
    void another_card_brings_a_tariff_where_that_is_the_reason() {
        assertThat(card(NewCard.Reason.OBTAIN_KANSENSTATUUT).tariff().until()).contains(TODAY);
        assertThat(card(NewCard.Reason.DEFECT).tariff().until()).isEmpty();
    }

    private static NewCard card(NewCard.Reason reason) {
        return new NewCard("jef", reason, USUAL, Optional.of(TODAY));
    }

    private static CounterEmployee counter(long cardSystem) {
        var access = new CounterAccess(
                7,
                Optional.empty(),
                Optional.of(Role.MEMBER),
                Map.of(cardSystem, Set.of(CounterAction.KANSENSTATUUT_CREATE)));
        return new CounterEmployee(access, "ann", new Actor.Person("ann", "192.0.2.1"));
    }
}

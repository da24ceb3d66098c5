package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.HeldCard.Keeper;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;

/** Rules of handing out cards, of ages and of what passholders change themselves. */
class PassholderRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final long COUNTER = 7;
    private static final CardSystem AALST = new CardSystem(1, "Aalst");

    @Test
    void a_card_of_the_counters_stock_is_handed_out() {
        assertThat(CardHandOut.objection(
                        card(CardStatus.LOCAL_STOCK, COUNTER, new Holder.Nobody()), employee(1), false))
                .isEmpty();
    }

    @Test
    void the_counter_must_register_in_the_card_system_of_the_card() {
        assertThat(CardHandOut.objection(
                        card(CardStatus.LOCAL_STOCK, COUNTER, new Holder.Nobody()), employee(2), false))
                .contains(Objection.MAY_NOT_REGISTER);
    }

    @Test
    void a_card_of_another_counter_stays_there() {
        assertThat(CardHandOut.objection(card(CardStatus.LOCAL_STOCK, 8, new Holder.Nobody()), employee(1), false))
                .contains(Objection.CARD_ELSEWHERE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL_STOCK")
    void only_a_card_in_local_stock_is_handed_out(CardStatus status) {
        assertThat(CardHandOut.objection(card(status, COUNTER, new Holder.Nobody()), employee(1), false))
                .contains(Objection.CARD_NOT_IN_STOCK);
    }

    @Test
    void a_card_that_somebody_has_is_not_handed_out() {
        var holder = new Holder.OfPassholder(new Passholder(1, "jef", "Aalst", Set.of(1L)));
        assertThat(CardHandOut.objection(card(CardStatus.LOCAL_STOCK, COUNTER, holder), employee(1), false))
                .contains(Objection.CARD_NOT_IN_STOCK);
    }

    @Test
    void a_usual_card_is_for_nobody_with_a_social_tariff() {
        assertThat(CardHandOut.objection(card(CardStatus.LOCAL_STOCK, COUNTER, new Holder.Nobody()), employee(1), true))
                .contains(Objection.CARD_FOR_OTHERS);
    }

    @Test
    void under_sixteen_nobody_agrees_to_be_sent_anything() {
        var wishes = new OptIns(true, false, false, false, false);
        assertThat(wishes.objection(Optional.of(LocalDate.parse("2010-11-23")), TODAY))
                .contains(Objection.TOO_YOUNG_TO_OPT_IN);
        assertThat(wishes.objection(Optional.of(LocalDate.parse("2010-11-22")), TODAY))
                .isEmpty();
        assertThat(OptIns.NONE.objection(Optional.of(TODAY), TODAY)).isEmpty();
        assertThat(wishes.objection(Optional.empty(), TODAY)).isEmpty();
    }

    @Test
    void people_were_born_within_the_last_130_years() {
        assertThat(Birth.isPossible(TODAY, TODAY)).isTrue();
        assertThat(Birth.isPossible(TODAY.plusDays(1), TODAY)).isFalse();
        assertThat(Birth.isPossible(TODAY.minusYears(130), TODAY)).isTrue();
        assertThat(Birth.isPossible(TODAY.minusYears(130).minusDays(1), TODAY)).isFalse();
    }

    @Test
    void passholders_change_how_they_are_reached_and_not_who_they_are() {
        var contact = Details.only(new Details.Contact("jef@example.org", "", "0470"));
        var named = new Details(
                new Details.Name("Jef", "", ""),
                Optional.empty(),
                Optional.empty(),
                contact.address(),
                contact.contact(),
                "",
                "",
                "");
        assertThat(change(contact).isForThePassholder()).isTrue();
        assertThat(change(named).isForThePassholder()).isFalse();
    }

    private static Change change(Details details) {
        return new Change(
                details,
                Optional.empty(),
                Optional.empty(),
                "",
                new MembershipChange(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static HeldCard card(CardStatus status, long keeper, Holder holder) {
        return new HeldCard(
                new UitpasNumber("0900000095902"),
                new ChipNumber("04784CDAEE3880"),
                CardType.CARD,
                status,
                AALST,
                Optional.of(new Keeper(keeper, "counter", "Counter")),
                holder);
    }

    private static CounterEmployee employee(long cardSystem) {
        var access = new CounterAccess(
                COUNTER,
                Optional.empty(),
                Optional.of(Role.MEMBER),
                Map.of(cardSystem, Set.of(CounterAction.PASSHOLDER_CREATE)));
        return new CounterEmployee(access, "ann", new Actor.Person("ann", "192.0.2.1"));
    }
}

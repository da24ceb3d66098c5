package org.spaarpunt.associations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** Which counters make people members of an association, and until when. */
class AssociationRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final CardSystem AALST = new CardSystem(1, "Aalst");
    private static final CardSystem GENT = new CardSystem(2, "Gent");

    @Test
    void a_counter_registers_where_it_has_both_rights_in_one_card_system() {
        var association = association(new EndRule.AfterRegistration(1));
        var split = counter(Map.of(
                1L, Set.of(CounterAction.PASSHOLDER_CREATE),
                2L, Set.of(CounterAction.ASSOCIATION_USE)));
        var both = counter(Map.of(2L, Set.of(CounterAction.PASSHOLDER_CREATE, CounterAction.ASSOCIATION_USE)));
        assertThat(association.registeringAt(split)).isEmpty();
        assertThat(association.allows(CounterAction.ASSOCIATION_USE, split)).isTrue();
        assertThat(association.registeringAt(both)).containsExactly(2L);
    }

    @Test
    void a_card_system_that_is_not_the_associations_does_not_count() {
        var elsewhere = counter(Map.of(3L, Set.of(CounterAction.PASSHOLDER_CREATE, CounterAction.ASSOCIATION_USE)));
        assertThat(association(new EndRule.AfterBirth(18)).registersAt(elsewhere))
                .isFalse();
    }

    @Test
    void a_membership_is_renewed_from_three_months_before_its_end() {
        var membership = membership(new EndRule.AfterRegistration(1), "2027-02-22");
        assertThat(membership.isRenewableOn(TODAY)).isTrue();
        assertThat(membership.isRenewableOn(TODAY.minusDays(1))).isFalse();
    }

    @Test
    void a_renewal_before_the_end_loses_nothing_and_one_after_it_begins_anew() {
        assertThat(membership(new EndRule.AfterRegistration(1), "2026-12-31").newEnd(TODAY))
                .contains(LocalDate.parse("2027-12-31"));
        assertThat(membership(new EndRule.AfterRegistration(1), "2026-06-30").newEnd(TODAY))
                .contains(LocalDate.parse("2027-11-22"));
    }

    @Test
    void a_membership_that_ends_with_an_age_is_never_renewed() {
        var membership = membership(new EndRule.AfterBirth(18), "2026-12-31");
        assertThat(membership.isRenewableOn(TODAY)).isFalse();
        assertThat(membership.newEnd(TODAY)).isEmpty();
    }

    @Test
    void a_free_end_that_is_no_later_renews_nothing() {
        var end = LocalDate.parse("2026-12-31");
        assertThat(membership(new EndRule.Free(end), "2026-12-31").newEnd(TODAY))
                .isEmpty();
        assertThat(membership(new EndRule.Free(end), "2026-06-30").newEnd(TODAY))
                .contains(end);
    }

    private static AssociationMembership membership(EndRule rule, String end) {
        return new AssociationMembership(1, association(rule), LocalDate.parse(end));
    }

    private static Association association(EndRule rule) {
        return new Association(1, "Turnkring", rule, List.of(AALST, GENT));
    }

    private static CounterAccess counter(Map<Long, Set<CounterAction>> actions) {
        return new CounterAccess(7, Optional.empty(), Optional.of(Role.MEMBER), actions);
    }
}

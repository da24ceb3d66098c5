package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;

/** Which counters know a passholder, and which say who a passholder is. */
class RelationTest {
    private static final long AALST = 1;
    private static final long GENT = 2;

    @Test
    void a_counter_knows_the_members_of_a_card_system_where_it_registers_people() {
        var relation = new Relation(Set.of(AALST), Set.of(AALST));
        assertThat(relation.isKnownTo(counter(AALST, CounterAction.PASSHOLDER_CREATE)))
                .isTrue();
        assertThat(relation.isKnownTo(counter(GENT, CounterAction.PASSHOLDER_CREATE)))
                .isFalse();
    }

    @Test
    void a_counter_that_only_checks_in_there_does_not_know_them() {
        assertThat(new Relation(Set.of(AALST), Set.of(AALST)).isKnownTo(counter(AALST, CounterAction.CHECKIN_CREATE)))
                .isFalse();
    }

    @Test
    void who_was_blocked_there_is_not_known() {
        assertThat(new Relation(Set.of(), Set.of(AALST)).isKnownTo(counter(AALST, CounterAction.PASSHOLDER_CREATE)))
                .isFalse();
    }

    @Test
    void only_counters_of_the_card_system_of_registration_say_who_a_passholder_is() {
        var joinedGent = new Relation(Set.of(AALST, GENT), Set.of(AALST));
        assertThat(joinedGent.isIdentifiedBy(counter(AALST, CounterAction.PASSHOLDER_UPDATE)))
                .isTrue();
        assertThat(joinedGent.isIdentifiedBy(counter(GENT, CounterAction.PASSHOLDER_UPDATE)))
                .isFalse();
        assertThat(joinedGent.isIdentifiedBy(counter(AALST, CounterAction.PASSHOLDER_READ)))
                .isFalse();
    }

    private static CounterEmployee counter(long cardSystem, CounterAction action) {
        var access =
                new CounterAccess(7, Optional.empty(), Optional.of(Role.MEMBER), Map.of(cardSystem, Set.of(action)));
        return new CounterEmployee(access, "ann", new Actor.Person("ann", "192.0.2.1"));
    }
}

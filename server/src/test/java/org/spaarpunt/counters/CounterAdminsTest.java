package org.spaarpunt.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterAdminsTest {
    private static final long ANN = 1;
    private static final long BEN = 2;

    @Test
    void the_last_admin_can_neither_be_dismissed_nor_become_a_member() {
        var onlyAnn = new CounterAdmins(Set.of(ANN));
        assertThat(onlyAnn.wouldEndWith(ANN, Optional.empty())).isTrue();
        assertThat(onlyAnn.wouldEndWith(ANN, Optional.of(Role.MEMBER))).isTrue();
        assertThat(onlyAnn.wouldEndWith(ANN, Optional.of(Role.ADMIN))).isFalse();
    }

    @Test
    void one_of_two_admins_can_go_and_so_can_a_member() {
        assertThat(new CounterAdmins(Set.of(ANN, BEN)).wouldEndWith(ANN, Optional.empty()))
                .isFalse();
        assertThat(new CounterAdmins(Set.of(ANN)).wouldEndWith(BEN, Optional.empty()))
                .isFalse();
    }

    @Test
    void a_counter_that_has_no_admin_loses_none() {
        var none = new CounterAdmins(Set.of());
        assertThat(none.wouldEndWith(BEN, Optional.empty())).isFalse();
        assertThat(none.wouldEndWith(BEN, Optional.of(Role.MEMBER))).isFalse();
    }
}

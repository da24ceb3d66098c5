package org.spaarpunt.loadtest.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class VisitOrderTest {
    @Test
    void every_pair_comes_once_before_one_comes_again() {
        for (long pairs : new long[] {1, 2, 3, 10, 100, 1000, 3200}) {
            var order = new VisitOrder(pairs, 42);
            var seen = new HashSet<Long>();
            while (!order.isUsedUp()) {
                seen.add(order.next());
            }
            assertThat(seen).hasSize((int) pairs).allMatch(pair -> pair >= 0 && pair < pairs);
        }
    }

    @Test
    void the_largest_world_does_not_overflow() {
        var order = new VisitOrder(1L << 31, Long.MIN_VALUE);
        for (int i = 0; i < 1000; i++) {
            assertThat(order.next()).isBetween(0L, (1L << 31) - 1);
        }
    }
}

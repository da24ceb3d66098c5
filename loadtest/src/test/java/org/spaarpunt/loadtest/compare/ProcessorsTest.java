package org.spaarpunt.loadtest.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private final List<Duration> looks = new ArrayList<>();

    @Test
    void measuring_waits_until_building_has_ended() throws InterruptedException {
        assertThat(settled(60, 0.9, 0.4, 0.02, 0.7)).isEqualTo(0.02);
        assertThat(looks).hasSize(3);
    }

    @Test
    void what_never_becomes_idle_is_told() throws InterruptedException {
        assertThat(settled(12, 0.9, 0.8, 0.7, 0.6)).isEqualTo(0.7);
        assertThat(looks).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private double settled(long mostSeconds, Double... busy) throws InterruptedException {
        var shares = new ArrayDeque<>(List.of(busy));
        return Processors.settled(Duration.ofSeconds(mostSeconds), during -> {
            looks.add(during);
            return shares.remove();
        });
    }
}

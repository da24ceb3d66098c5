package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private static final long PATIENCE_S = 30;

    @Test
    void a_chore_that_fails_is_done_again() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        try (var housekeeping = Housekeeping.every(Duration.ofMillis(1), () -> failAfter(rounds))) {
            assertThat(rounds.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(housekeeping.failures()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void closing_ends_the_chore_that_is_being_done() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var _ = Housekeeping.every(Duration.ofMillis(1), () -> waitForever(begun, interrupted))) {
            assertThat(begun.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_chore_can_begin_at_once() throws InterruptedException {
        var rounds = new CountDownLatch(1);
        try (var _ = Housekeeping.fromNow(Duration.ofDays(1), rounds::countDown)) {
            assertThat(rounds.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void failAfter(CountDownLatch rounds) {
        rounds.countDown();
        throw new IllegalStateException("a chore that fails, as a test wants it");
    }

    private static void waitForever(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            interrupted.countDown();
        }
    }
}

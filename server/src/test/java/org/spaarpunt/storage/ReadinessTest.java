package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Readiness.Limits UNHURRIED =
            new Readiness.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final Readiness.Limits NEVER_FRESH = new Readiness.Limits(Duration.ofMinutes(1), Duration.ZERO);
    private static final Readiness.Limits HASTY = new Readiness.Limits(Duration.ofMillis(50), Duration.ofMillis(1));

    private final AtomicInteger probes = new AtomicInteger();

    @Test
    void many_callers_share_one_probe_and_its_result() throws Exception {
        var leave = new CountDownLatch(1);
        var readiness = new Readiness(
                () -> {
                    probes.incrementAndGet();
                    return awaited(leave);
                },
                UNHURRIED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(readiness::now))
                    .toList();
            leave.countDown();
            for (var caller : callers) {
                assertThat(caller.get()).isTrue();
            }
        }
        assertThat(probes).hasValue(1);
    }

    @Test
    void a_result_that_is_no_longer_fresh_is_found_anew() {
        var readiness = new Readiness(() -> probes.incrementAndGet() != 2, NEVER_FRESH);
        assertThat(readiness.now()).isTrue();
        assertThat(readiness.now()).isFalse();
        assertThat(readiness.now()).isTrue();
    }

    @Test
    void a_probe_that_hangs_has_failed_and_no_second_one_joins_it() {
        var leave = new CountDownLatch(1);
        var readiness = new Readiness(
                () -> {
                    probes.incrementAndGet();
                    return awaited(leave);
                },
                HASTY);
        assertThat(readiness.now()).isFalse();
        assertThat(readiness.now()).isFalse();
        assertThat(probes).hasValue(1);
        leave.countDown();
        while (!readiness.now()) {
            // What came too late does not count, the next probe does.
            Thread.onSpinWait();
        }
        assertThat(probes).hasValueGreaterThan(1);
    }

    @Test
    void a_probe_that_breaks_has_failed() {
        var readiness = new Readiness(
                () -> {
                    throw new IllegalStateException("a fault of the probe");
                },
                UNHURRIED);
        assertThat(readiness.now()).isFalse();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

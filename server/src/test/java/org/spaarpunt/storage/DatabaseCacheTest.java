package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.spaarpunt.testing.TestClock;

class DatabaseCacheTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T11:00:00Z"));
    private final DatabaseCache<String, Integer> remembered = new DatabaseCache<>(Duration.ofSeconds(5), clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void an_answer_is_used_again_until_it_is_stale() {
        assertThat(answer()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(4));
        assertThat(answer()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(answer()).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_asked_again() {
        answer();
        remembered.forget();
        assertThat(answer()).isEqualTo(2);
    }

    @Test
    void an_answer_from_before_the_forgetting_is_not_used_after_it() {
        int before = remembered.answer("question", _ -> {
            int old = asked.incrementAndGet();
            remembered.forget();
            return old;
        });
        assertThat(before).isEqualTo(1);
        assertThat(answer()).isEqualTo(2);
    }

    @Test
    void its_use_is_counted_on_over_the_forgetting() {
        answer();
        answer();
        remembered.forget();
        answer();
        assertThat(remembered.use()).isEqualTo(new DatabaseCache.Use(1, 1, 2));
    }

    @Test
    void callers_that_ask_the_same_at_the_same_moment_share_one_query() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> remembered.answer("question", _ -> {
                begun.countDown();
                awaitUninterruptibly(mayEnd);
                return asked.incrementAndGet();
            }));
            begun.await();
            var second = threads.submit(this::answer);
            mayEnd.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(1);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_caller_after_the_forgetting_does_not_share_a_query_from_before_it() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = threads.submit(() -> remembered.answer("question", _ -> {
                begun.countDown();
                awaitUninterruptibly(mayEnd);
                return -1;
            }));
            begun.await();
            remembered.forget();
            assertThat(answer()).isEqualTo(1);
            mayEnd.countDown();
            assertThat(before.get()).isEqualTo(-1);
        }
        assertThat(answer()).isEqualTo(1);
    }

    @Test
    void a_failed_query_is_thrown_and_asked_again() {
        askInVain();
        assertThat(answer()).isEqualTo(1);
    }

    /** In an outage every look-up fails, and the requests that need it are counted in one line. */
    @Test
    void a_failed_query_leaves_nothing_in_the_log() {
        var records = new ArrayList<LogRecord>();
        var logger = Logger.getLogger(AsyncCache.class.getPackageName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                records.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            askInVain();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(records).isEmpty();
    }

    @Test
    void those_that_share_a_query_that_an_error_ended_do_not_wait_for_ever() {
        assertThatThrownBy(() -> remembered.answer("question", _ -> {
                    throw new AssertionError("broken");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(answer()).isEqualTo(1);
    }

    @Test
    void nothing_is_shared_where_nothing_may_be_stale() {
        var fresh = new DatabaseCache<String, Integer>(Duration.ZERO, clock);
        assertThat(fresh.answer("question", _ -> asked.incrementAndGet())).isEqualTo(1);
        assertThat(fresh.answer("question", _ -> asked.incrementAndGet())).isEqualTo(2);
    }

    @Test
    void nothing_from_later_is_used_where_nothing_may_be_stale_and_the_clock_is_set_back() {
        var fresh = new DatabaseCache<String, Integer>(Duration.ZERO, clock);
        clock.advance(Duration.ofDays(7));
        assertThat(fresh.answer("question", _ -> asked.incrementAndGet())).isEqualTo(1);
        clock.set(Instant.parse("2026-11-22T11:00:00Z"));
        assertThat(fresh.answer("question", _ -> asked.incrementAndGet())).isEqualTo(2);
    }

    private void askInVain() {
        assertThatThrownBy(() -> remembered.answer("question", _ -> {
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no database");
    }

    private int answer() {
        return remembered.answer("question", _ -> asked.incrementAndGet());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
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

    private int answer() {
        return remembered.answer("question", _ -> asked.incrementAndGet());
    }
}

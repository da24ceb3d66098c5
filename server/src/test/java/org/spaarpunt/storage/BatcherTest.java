package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class BatcherTest {
    /** What was observed, in turn. */
    private static final class Notes implements BatchObserver {
        private final Queue<String> taken = new ConcurrentLinkedQueue<>();

        @Override
        public void batch(int size, Duration took) {
            taken.add("batch of " + size);
        }

        @Override
        public void question(Duration took) {
            taken.add("question");
        }
    }

    @Test
    void a_batch_that_fails_is_measured_like_one_that_succeeds() {
        var notes = new Notes();
        try (var batcher = new Batcher<String, String>("test", new Batcher.Limits(1, 1, 1), notes, questions -> {
            if (questions.contains("bad")) {
                throw new IllegalStateException("a bad question");
            }
            return questions;
        })) {
            assertThat(batcher.ask("good")).isEqualTo("good");
            assertThatIllegalStateException().isThrownBy(() -> batcher.ask("bad"));
        }
        assertThat(notes.taken).containsExactly("batch of 1", "question", "batch of 1", "question");
    }
}

package org.spaarpunt.loadtest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.history.Attempt.Outcome.Granted;
import org.spaarpunt.loadtest.history.Attempt.Outcome.Unknown;

class HistoryTest {
    private final History history = new History();

    @Test
    void the_longest_silence_lies_between_two_acknowledgements() {
        acknowledged(10);
        acknowledged(12);
        acknowledged(50);
        acknowledged(60);
        assertThat(history.longestSilence(9, 61)).isEqualTo(Duration.ofNanos(38));
    }

    @Test
    void it_counts_from_the_beginning_and_up_to_the_end() {
        acknowledged(50);
        assertThat(history.longestSilence(10, 60)).isEqualTo(Duration.ofNanos(40));
        assertThat(history.longestSilence(45, 100)).isEqualTo(Duration.ofNanos(50));
    }

    @Test
    void an_answer_that_the_server_is_unavailable_does_not_end_it() {
        acknowledged(10);
        add(30, new Unknown("HTTP_503"));
        acknowledged(50);
        assertThat(history.longestSilence(10, 50)).isEqualTo(Duration.ofNanos(40));
    }

    private void acknowledged(long told) {
        add(told, new Granted(1, false));
    }

    private void add(long told, Outcome outcome) {
        history.add(new Attempt(new Visit("ann", "a"), told - 1, told, outcome));
    }
}

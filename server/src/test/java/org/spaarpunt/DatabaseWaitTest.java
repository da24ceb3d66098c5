package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;

class DatabaseWaitTest {
    private static final DatabaseAddress AWAY = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/points", "ann", "");
    private static final DatabaseAddress GONE = new DatabaseAddress("jdbc:postgresql://127.0.0.1:2/points", "ann", "");

    private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseWait.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final DatabaseWait wait = new DatabaseWait(Duration.ofMillis(1), Duration.ofHours(1));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void a_database_that_answers_at_once_is_not_worth_a_line() {
        assertThat(wait.until(() -> "there")).isEqualTo("there");
        assertThat(said()).isEmpty();
    }

    @Test
    void the_wait_is_told_once_for_each_reason_and_its_end_too() {
        var reasons = new ArrayDeque<>(List.of(AWAY, AWAY, AWAY, GONE, GONE));
        assertThat(wait.until(after(reasons))).isEqualTo("there");
        assertThat(said()).hasSize(3);
        assertThat(said().getFirst())
                .startsWith("The database jdbc:postgresql://127.0.0.1:1/points cannot be reached (")
                .endsWith("; waiting for it since 0 s");
        assertThat(said().get(1)).contains("127.0.0.1:2");
        assertThat(said().getLast()).startsWith("The database answers, after ");
    }

    @Test
    void what_waiting_does_not_help_ends_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> wait.until(() -> {
                    throw new IllegalStateException("broken");
                }));
    }

    private static Supplier<String> after(Queue<DatabaseAddress> reasons) {
        return () -> {
            var next = reasons.poll();
            if (next != null) {
                Database.open(next, 1).close();
            }
            return "there";
        };
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}

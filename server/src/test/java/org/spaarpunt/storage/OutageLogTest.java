package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.spaarpunt.testing.TestClock;

@Isolated("it hears of every outage")
class OutageLogTest {
    private final RuntimeException away = new IllegalStateException("away");

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T11:00:00Z"));
    private final OutageLog log = new OutageLog(clock);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    @Test
    void of_many_requests_within_a_second_one_is_told_of_and_the_next_line_counts_the_others() {
        log.tell("GET /first", away);
        log.tell("GET /second", away);
        log.tell("GET /third", away);
        clock.advance(Duration.ofSeconds(1));
        log.tell("GET /fourth", away);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "GET /first could not be answered: java.lang.IllegalStateException: away"
                                + " (0 more requests since the last such line)",
                        "GET /fourth could not be answered: java.lang.IllegalStateException: away"
                                + " (2 more requests since the last such line)");
    }
}

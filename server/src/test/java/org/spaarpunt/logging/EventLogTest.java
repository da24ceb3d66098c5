package org.spaarpunt.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a line in JSON has of a call of the log. */
class EventLogTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger library = context.getLogger("com.example.library");
    private final EventLog log = new EventLog(() -> context.getLogger(EventLogTest.class));
    private final Lines lines = new Lines();

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final JsonLineEncoder encoder = new JsonLineEncoder();
        private final List<String> written = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(new String(encoder.encode(event), UTF_8));
        }
    }

    @BeforeEach
    void listen() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        lines.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        root.setLevel(Level.INFO);
    }

    @Test
    void a_value_stands_in_the_sentence_and_is_a_field_and_a_number_stays_one() {
        log.info("backup_made", "Backup {file}: {bytes} bytes", "a.tar", 1024L);

        var line = only();
        assertThat(line.path("event").asString()).isEqualTo("backup_made");
        assertThat(line.path("message").asString()).isEqualTo("Backup a.tar: 1024 bytes");
        assertThat(line.path("file").asString()).isEqualTo("a.tar");
        assertThat(line.path("bytes").isNumber()).isTrue();
        assertThat(line.path("bytes").asLong()).isEqualTo(1024);
        assertThat(line.path("level").asString()).isEqualTo("INFO");
        assertThat(line.path("timestamp").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.has("exception")).isFalse();
    }

    @Test
    void a_value_is_not_read_as_a_part_of_the_sentence() {
        log.warn("email_failed", "Failed: {reason}; {attempts} attempts", "$1 {attempts} {}\nand \"more\"", 2);

        var line = only();
        assertThat(line.path("message").asString()).isEqualTo("Failed: $1 {attempts} {}\nand \"more\"; 2 attempts");
        assertThat(line.path("reason").asString()).isEqualTo("$1 {attempts} {}\nand \"more\"");
        assertThat(lines.written.getFirst()).hasLineCount(1);
    }

    @Test
    void a_cause_comes_with_its_stack_trace() {
        log.error("call_failed", new IllegalStateException("a bug"), "{call} failed", "GET /events");

        assertThat(only().path("message").asString()).isEqualTo("GET /events failed");
        assertThat(only().path("exception").asString())
                .startsWith("java.lang.IllegalStateException: a bug")
                .contains("at org.spaarpunt.logging.EventLogTest");
    }

    @Test
    void a_line_below_the_level_is_not_written() {
        log.debug("request_answered", "{call}", "GET /events");
        assertThat(lines.written).isEmpty();
    }

    @Test
    void the_line_of_a_library_has_an_event_for_all_of_them_even_if_it_is_marked() {
        library.info(MarkerFactory.getMarker("PRIVATE"), "Pool {} started", "one");

        assertThat(only().path("event").asString()).isEqualTo("library");
        assertThat(only().path("message").asString()).isEqualTo("Pool one started");
    }

    private JsonNode only() {
        assertThat(lines.written).hasSize(1);
        return JsonMapper.shared().readTree(lines.written.getFirst());
    }
}

package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.TraceReceiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines as the server writes them, by its own {@code logback.xml}: they name the request, and nobody's card. */
@Isolated("it hears every line that the server logs")
class LogLinesTest {
    private static final String CARD = "0930056878802";

    private final Logger product = (Logger) LoggerFactory.getLogger("org.spaarpunt");
    private final Logger requests = (Logger) LoggerFactory.getLogger("org.spaarpunt.http.RequestLog");
    private TestDatabase database;
    private RunningServer server;

    /** Encodes a line at once, on the thread that logs it. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Encoder<ILoggingEvent> encoder;
        private final Queue<String> written = new ConcurrentLinkedQueue<>();

        Lines(Encoder<ILoggingEvent> encoder) {
            this.encoder = encoder;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getMDCPropertyMap().containsKey("requestId")) {
                written.add(new String(encoder.encode(event), UTF_8));
            }
        }
    }

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterEach
    void stop() {
        product.detachAppender("lines");
        requests.setLevel(null);
        server.close();
        database.close();
    }

    @Test
    void a_line_in_json_has_the_id_that_stands_in_the_answer() throws JoranException {
        var lines = read("json");
        database.goAway();
        var answer = server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + CARD);

        assertThat(answer.status()).isEqualTo(503);
        var line = only(lines);
        assertThat(line.path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        assertThat(line.path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("event").asString()).isEqualTo("call_unanswered");
        assertThat(line.path("call").asString()).isEqualTo("GET /uitpas/enduser/{uitpasNumber}");
        assertThat(line.path("message").asString())
                .startsWith("GET /uitpas/enduser/{uitpasNumber} could not be answered: ");
        assertThat(line.toString()).doesNotContain(CARD);
    }

    @Test
    void a_call_that_breaks_leaves_its_id_and_its_exception_and_no_card_number() throws JoranException {
        var lines = read("json");
        server.jdbi().useHandle(handle -> handle.execute("alter table balance rename to mislaid"));
        var answer = server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + CARD);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("ACTION_FAILED");
        var line = only(lines);
        assertThat(line.path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        assertThat(line.path("message").asString()).isEqualTo("GET /uitpas/enduser/{uitpasNumber} failed");
        assertThat(line.path("exception").asString()).contains("balance");
        assertThat(line.toString()).doesNotContain(CARD);
    }

    @Test
    void a_line_for_people_has_the_id_too_and_ends_with_its_event() throws JoranException {
        var lines = read("text");
        database.goAway();
        var id = server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + CARD).header("X-Request-Id");

        assertThat(lines.written)
                .singleElement()
                .asString()
                .contains(" " + id.orElseThrow() + " GET /uitpas/enduser/{")
                .endsWith(" (call_unanswered)" + System.lineSeparator());
    }

    @Test
    void a_line_of_a_library_for_people_has_no_event() throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var library = context.getLogger("com.example.library");
        var line = new LoggingEvent("", library, Level.WARN, "A pool is full", null, new Object[0]);
        assertThat(new String(encoder("text").encode(line), UTF_8))
                .endsWith(" - A pool is full" + System.lineSeparator());
    }

    @Test
    void at_level_debug_every_request_leaves_a_line_with_its_call_status_code_and_time() throws JoranException {
        var lines = read("json");
        requests.setLevel(Level.DEBUG);
        server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + CARD);

        assertThat(only(lines).path("message").asString())
                .matches("GET /uitpas/enduser/\\{uitpasNumber} 200 ACTION_SUCCEEDED [0-9.E-]+ ms");
    }

    @Test
    void a_line_of_a_request_whose_trace_is_recorded_names_the_trace_in_both_formats() throws JoranException {
        for (var format : List.of("json", "text")) {
            try (var receiver = TraceReceiver.start()) {
                var lines = read(format);
                requests.setLevel(Level.DEBUG);
                try (var traced = RunningServer.on(database, Map.of("otlp-endpoint", receiver.endpoint()))) {
                    traced.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + CARD);
                }
                var trace = HexFormat.of()
                        .formatHex(receiver.span("GET /uitpas/enduser/{uitpasNumber}")
                                .getTraceId()
                                .toByteArray());
                assertThat(lines.written)
                        .filteredOn(line -> line.contains("request_answered"))
                        .singleElement()
                        .asString()
                        .contains(format.equals("json") ? "\"trace_id\":\"" + trace + "\"" : " " + trace + " GET ");
                product.detachAppender("lines");
            }
        }
    }

    @Test
    void what_breaks_a_constraint_is_not_quoted() {
        assertThatExceptionOfType(UnableToExecuteStatementException.class)
                .isThrownBy(() -> server.jdbi()
                        .useHandle(
                                handle -> handle.execute("insert into card select * from card where number = ?", CARD)))
                .withMessageContaining("violates unique constraint")
                .withMessageNotContaining(CARD);
    }

    /** What the product logs of requests from now on, in this format; its periodic tasks have lines of their own. */
    private Lines read(String format) throws JoranException {
        var lines = new Lines(encoder(format));
        lines.setName("lines");
        lines.setContext(product.getLoggerContext());
        lines.start();
        product.addAppender(lines);
        return lines;
    }

    private static Encoder<ILoggingEvent> encoder(String format) throws JoranException {
        var context = new LoggerContext();
        context.putProperty("spaarpunt.log-format", format);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
        var appender = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(format);
        return ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder();
    }

    private static JsonNode only(Lines lines) {
        assertThat(lines.written).hasSize(1);
        return JsonMapper.shared().readTree(List.copyOf(lines.written).getFirst());
    }
}

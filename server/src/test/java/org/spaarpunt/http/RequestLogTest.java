package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the listener's log lines say about a request, and what they keep to themselves. */
@Isolated("it hears of every request")
class RequestLogTest {
    private static final String ADDRESS = "/of/0930056878802";

    private final Logger listener = (Logger) LoggerFactory.getLogger("org.spaarpunt.http");
    private final Lines lines = new Lines();

    private record Line(String message, Optional<String> requestId) {}

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<Line> written = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(new Line(event.getFormattedMessage(), requestId()));
        }
    }

    @BeforeEach
    void listen() {
        lines.setContext(listener.getLoggerContext());
        lines.start();
        listener.addAppender(lines);
        listener.setLevel(Level.DEBUG);
        listener.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        listener.detachAppender(lines);
        listener.setLevel(null);
        listener.setAdditive(true);
    }

    @Test
    void a_handler_logs_with_the_id_of_its_request() throws IOException {
        Handler telling = _ -> Listeners.text(200, "logs with " + requestId().orElseThrow());
        var answer = ask(telling, Wire.get(ADDRESS));
        assertThat(answer.body()).isEqualTo("logs with id-of-request");
        assertThat(answer.header("X-Request-Id")).isEqualTo("id-of-request");
    }

    @Test
    void a_request_that_breaks_is_named_by_its_id_and_not_by_its_path() throws IOException {
        Handler broken = _ -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(ask(broken, Wire.get(ADDRESS)).status()).isEqualTo(500);
        assertThat(lines.written)
                .contains(new Line("A request broke: GET", Optional.of("id-of-request")))
                .noneMatch(line -> line.message().contains(ADDRESS));
    }

    @Test
    void a_request_that_cannot_be_read_is_not_quoted() throws IOException {
        var bad = "GET " + ADDRESS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization secret-without-colon\r\n\r\n";
        assertThat(ask(_ -> Response.empty(204), bad).status()).isEqualTo(400);
        assertThat(lines.written)
                .contains(new Line("A request could not be read: MALFORMED", Optional.of("id-of-request")))
                .noneMatch(line ->
                        line.message().contains(ADDRESS) || line.message().contains("secret"));
    }

    @Test
    void a_line_in_the_access_log_names_the_call_and_not_the_path() throws IOException {
        Handler labelled = _ -> Response.empty(204).from("GET /of/{card}").meaning("DONE");
        ask(labelled, Wire.get(ADDRESS));
        assertThat(lines.written).singleElement().satisfies(line -> {
            assertThat(line.message()).startsWith("GET /of/{card} 204 DONE ");
            assertThat(line.requestId()).contains("id-of-request");
        });
    }

    private static Wire.Answer ask(Handler handler, String request) throws IOException {
        try (var running = Listeners.start(handler)) {
            return Wire.ask(running.port(), request);
        }
    }

    private static Optional<String> requestId() {
        return Optional.ofNullable(MDC.get("requestId"));
    }
}

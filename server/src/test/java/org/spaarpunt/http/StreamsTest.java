package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that go on while they are sent. */
class StreamsTest {
    private static final String REQUEST = Wire.get("/stream");
    private static final Duration STALL = Duration.ofMillis(400);
    private static final int MANY_CONNECTIONS = 1_000;

    private static ListenerSettings settings() {
        return new ListenerSettings("127.0.0.1", 0, 1024, 2, MANY_CONNECTIONS, STALL, Duration.ofSeconds(8));
    }

    @Test
    void what_is_sent_arrives_at_once_and_the_connection_ends_with_the_stream() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var listener = Listeners.start(
                        settings(),
                        _ -> Response.streaming("text/event-stream", sink -> {
                            sink.send("data: één\n\n");
                            goOn.await();
                            sink.send("data: two\n\n");
                        }));
                var wire = new Wire(listener.port())) {
            wire.send(REQUEST);
            var begun = wire.readUntil("data: Ã©Ã©n\n\n");
            goOn.countDown();
            var ended = wire.readUntil("data: two\n\n");

            assertThat(begun)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: text/event-stream")
                    .containsIgnoringCase("connection: close")
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContain("two");
            assertThat(ended).contains("two");
            wire.drain();
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_stream_that_is_quiet_for_longer_than_a_stalled_client_may_be_is_left_alone() throws Exception {
        try (var listener = Listeners.start(
                        settings(),
                        _ -> Response.streaming("text/event-stream", sink -> {
                            sink.send("data: first\n\n");
                            TimeUnit.MILLISECONDS.sleep(3 * STALL.toMillis());
                            sink.send("data: later\n\n");
                        }));
                var wire = new Wire(listener.port())) {
            wire.send(REQUEST);

            assertThat(wire.readUntil("data: later\n\n")).contains("first");
        }
    }

    @Test
    void a_client_that_takes_nothing_is_dropped() throws Exception {
        var left = new CountDownLatch(1);
        var much = "x".repeat(1 << 20);
        try (var listener = Listeners.start(
                        settings(),
                        _ -> Response.streaming("text/event-stream", sink -> {
                            try {
                                while (true) {
                                    sink.send(much);
                                }
                            } finally {
                                left.countDown();
                            }
                        }));
                var wire = new Wire(listener.port())) {
            wire.send(REQUEST);

            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @SuppressWarnings("try") // Closed within the block, to see what becomes of its streams.
    void streams_take_no_place_from_requests_and_end_with_the_server() throws Exception {
        var handled = new CountDownLatch(3);
        var streams = new ArrayList<Wire>();
        try (var listener = Listeners.start(
                settings(),
                request -> request.path().equals("/stream")
                        ? Response.streaming("text/event-stream", sink -> {
                            sink.send("data: on\n\n");
                            handled.countDown();
                            TimeUnit.HOURS.sleep(1);
                        })
                        : Listeners.text(200, "handled"))) {
            // More than the two requests that this listener handles at once.
            for (int i = 0; i < 3; i++) {
                streams.add(new Wire(listener.port()).send(REQUEST));
            }
            assertThat(handled.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(Wire.ask(listener.port(), Wire.get("/other")).status()).isEqualTo(200);
        }
        for (var stream : streams) {
            stream.drain();
            assertThat(stream.isClosedByServer()).isTrue();
            stream.close();
        }
    }

    @Test
    void there_are_three_hundred_streams_at_most() throws Exception {
        var begun = new CountDownLatch(OpenStreams.PLACES);
        var streams = new ArrayList<Wire>();
        try (var listener = Listeners.start(
                settings(),
                _ -> Response.streaming("text/event-stream", sink -> {
                    begun.countDown();
                    TimeUnit.HOURS.sleep(1);
                }))) {
            for (int i = 0; i < OpenStreams.PLACES; i++) {
                streams.add(new Wire(listener.port()).send(REQUEST));
            }
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(Wire.ask(listener.port(), REQUEST).status()).isEqualTo(503);
            assertThat(Wire.ask(listener.port(), "HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n")
                            .status())
                    .isEqualTo(200);
        } finally {
            for (var stream : streams) {
                stream.close();
            }
        }
    }
}

package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that open connections and say nothing, or never finish what they say. */
class SlowClientsTest {
    private static final Duration FOREVER = Duration.ofMinutes(10);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

    private static HttpListener start(int maxConnections, Duration stallTimeout) {
        var settings =
                new ListenerSettings("127.0.0.1", 0, 1024, 2, maxConnections, stallTimeout, Duration.ofSeconds(8));
        return Listeners.start(settings, _ -> Listeners.text(200, "handled"));
    }

    private static boolean isCutOffWhileDripping(Wire wire) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            wire.send("x");
            if (wire.closesWithin(BETWEEN_BYTES)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /x HTTP/1.1\r\nHost: a\r\nX: ",
                "\r\n\r\nGET http://a",
                "GET /x HTTP/1.0\r\nX: ",
                "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1024\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3FF\r\n",
            })
    void a_client_that_sends_byte_by_byte_is_cut_off_wherever_it_is(String begun) throws Exception {
        try (var impatient = start(100, Duration.ofMillis(400));
                Wire wire = new Wire(impatient.port())) {
            wire.send(begun);

            assertThat(isCutOffWhileDripping(wire)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /",
                "GET /x HTTP/1.1\r\nHost: a\r\nX: ",
                "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na",
            })
    void many_clients_that_never_finish_keep_nobody_out(String begun) throws Exception {
        try (var listener = start(4, FOREVER)) {
            List<Wire> dawdlers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                dawdlers.add(new Wire(listener.port()).send(begun));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(Wire.ask(listener.port(), Wire.get("/x")).body()).isEqualTo("handled");
            }
            for (Wire dawdler : dawdlers) {
                dawdler.close();
            }
        }
    }

    @Test
    void clients_that_never_read_their_answers_keep_nobody_out() throws Exception {
        var settings = new ListenerSettings("127.0.0.1", 0, 1024, 2, 4, FOREVER, Duration.ofSeconds(8));
        try (var listener = Listeners.start(settings, _ -> Listeners.text(200, "x".repeat(1_000_000)))) {
            List<Wire> dawdlers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                dawdlers.add(new Wire(listener.port()).send(Wire.get("/long").repeat(20)));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(Wire.ask(listener.port(), Wire.get("/x")).body()).hasSize(1_000_000);
            }
            for (Wire dawdler : dawdlers) {
                dawdler.close();
            }
        }
    }

    @Test
    void who_has_been_silent_longest_makes_room_and_the_others_stay() throws Exception {
        try (var listener = start(3, FOREVER);
                Wire first = new Wire(listener.port());
                Wire second = new Wire(listener.port())) {
            assertThat(first.send(Wire.get("/x")).read().status()).isEqualTo(200);
            assertThat(second.send(Wire.get("/x")).read().status()).isEqualTo(200);
            assertThat(first.send(Wire.get("/x")).read().status()).isEqualTo(200);
            try (Wire third = new Wire(listener.port())) {
                assertThat(third.send(Wire.get("/x")).read().status()).isEqualTo(200);

                assertThat(second.isClosedByServer()).isTrue();
                assertThat(first.send(Wire.get("/x")).read().status()).isEqualTo(200);
            }
        }
    }
}

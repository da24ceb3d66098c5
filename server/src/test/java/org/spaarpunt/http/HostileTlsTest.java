package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that begin TLS and never get to a request. */
class HostileTlsTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.ec();

    /** The head of a record with a ClientHello of 512 bytes, and its first bytes. */
    private static final String BEGUN = "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00FC\u0003\u0003";

    @TempDir
    private static Path directory;

    private static Optional<ServerCertificate> shown = Optional.empty();

    @BeforeAll
    static void make() throws IOException {
        shown = Optional.of(ServerCertificate.read(CERTIFICATE.in(directory), Clock.systemUTC()));
    }

    private static HttpListener start(int maxConnections, Duration stallTimeout) {
        var settings =
                new ListenerSettings("127.0.0.1", 0, 1024, 2, maxConnections, stallTimeout, Duration.ofSeconds(8));
        return Listeners.start(settings.with(shown), _ -> Listeners.text(200, "handled"));
    }

    private static void assertServes(HttpListener listener) throws IOException {
        try (Wire wire = new Wire(CERTIFICATE.connect(listener.port()))) {
            assertThat(wire.send(Wire.get("/x")).read().body()).isEqualTo("handled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016", BEGUN})
    void a_handshake_that_stalls_is_cut_off(String begun) throws Exception {
        try (var impatient = start(100, Duration.ofMillis(400));
                Wire wire = new Wire(impatient.port())) {
            wire.send(begun);

            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void handshakes_that_stall_keep_nobody_out() throws Exception {
        try (var listener = start(4, Duration.ofMinutes(10))) {
            List<Wire> dawdlers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                dawdlers.add(new Wire(listener.port()).send(BEGUN));
            }
            assertServes(listener);
            for (Wire dawdler : dawdlers) {
                dawdler.close();
            }
        }
    }

    @Test
    void closing_does_not_wait_for_handshakes() throws Exception {
        var listener = start(4, Duration.ofMinutes(10));
        try (Wire wire = new Wire(listener.port()).send(BEGUN)) {
            assertServes(listener);

            CompletableFuture.runAsync(listener::close).get(7, TimeUnit.SECONDS);
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void noise_ends_the_connection_and_nothing_else() throws Exception {
        try (var listener = start(100, Duration.ofSeconds(20))) {
            var random = new Random(20261122);
            for (int i = 0; i < 200; i++) {
                var noise = new StringBuilder(i % 2 == 0 ? "" : "\u0016\u0003\u0003\0@");
                random.ints(64, 0, 256).forEach(c -> noise.append((char) c));
                try (Wire wire = new Wire(listener.port())) {
                    wire.send(noise.toString()).endOutput().drain();
                }
            }
            assertServes(listener);
        }
    }
}

package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests written so that a proxy and we might disagree on where one ends and the next begins. */
class SmugglingTest {
    private static final List<String> HANDLED = new CopyOnWriteArrayList<>();
    private static final HttpListener LISTENER = Listeners.start(request -> {
        HANDLED.add(request.path());
        return Listeners.text(200, "handled");
    });

    private static final String POST = "POST /first HTTP/1.1\r\nHost: a\r\n";
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    @AfterAll
    static void close() {
        LISTENER.close();
    }

    @BeforeEach
    void forget() {
        HANDLED.clear();
    }

    static Stream<String> doubtful() {
        return Stream.of(
                POST + "Content-Length: 0\r\nContent-Length: 38\r\n\r\n",
                POST + "Content-Length: 38\r\nContent-Length: 0\r\n\r\n",
                POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: xchunked\r\n\r\n",
                POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST /first HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /first HTTP/1.0\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /first HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 0\r\nContent-Length: 38\r\n\r\n",
                "POST /first HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST http://a/first HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST http://a/first HTTP/1.1\r\nHost: a\r\nX: a\nContent-Length: 38\r\n\r\n",
                "POST http://a/first HTTP/1.1\r\nHost: a\r\n Content-Length: 38\r\n\r\n",
                POST + "X: a\r\n Content-Length: 38\r\n\r\n",
                POST + "X: a\nContent-Length: 38\r\n\r\n",
                POST + "X: a\rContent-Length: 38\r\n\r\n",
                POST + "Content-Length: 1\r\n 2\r\n\r\n",
                "POST /first HTTP/1.1\r\n Host: a\r\n\r\n",
                "POST /first HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void after_a_doubtful_request_nothing_more_is_read(String request) throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send(request + HIDDEN).endOutput();

            assertThat(wire.read().status()).isIn(400, 501);
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(HANDLED).isEmpty();
        }
    }

    @Test
    void a_broken_second_request_is_refused_after_the_first_has_its_answer() throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send(Wire.get("/first") + "GET /second HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n" + HIDDEN)
                    .endOutput();

            assertThat(wire.read().body()).isEqualTo("handled");
            assertThat(wire.read().body()).isEqualTo("MALFORMED /second");
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(HANDLED).containsExactly("/first");
        }
    }

    @Test
    void what_follows_the_last_request_of_a_connection_is_not_read() throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send("GET /first HTTP/1.0\r\n\r\n" + HIDDEN).endOutput();

            assertThat(wire.read().status()).isEqualTo(200);
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(HANDLED).containsExactly("/first");
        }
    }

    @Test
    void a_body_that_looks_like_a_request_is_a_body() throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send(POST + "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN + Wire.get("/second"));

            assertThat(wire.read().status()).isEqualTo(200);
            assertThat(wire.read().status()).isEqualTo(200);
            assertThat(HANDLED).containsExactly("/first", "/second");
        }
    }
}

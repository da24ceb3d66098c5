package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
    private final Queue<Request> seen = new ConcurrentLinkedQueue<>();
    private final HttpListener listener = Listeners.start(this::answer);

    private Response answer(Request request) {
        seen.add(request);
        if (request.path().equals("/broken")) {
            throw new IllegalStateException("a secret of the house");
        }
        if (request.path().equals("/long")) {
            return Listeners.text(200, "Elk bezoek telt mee. ".repeat(100));
        }
        return Listeners.text(200, request.path()).with("X-Kind", "good");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private Wire.Answer ask(String request) throws Exception {
        return Wire.ask(listener.port(), request);
    }

    private Request received(String request) throws Exception {
        ask(request);
        return seen.remove();
    }

    @Test
    void a_request_arrives_as_it_was_sent() throws Exception {
        Request request = received(
                "POST //a%2Fb;c/../d?x=%zz&y=[1|2] HTTP/1.1\r\nHost: Example.org:81\r\nContent-Length: 3\r\n\r\na&b");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("//a%2Fb;c/../d");
        assertThat(request.query()).isEqualTo("x=%zz&y=[1|2]");
        assertThat(request.authority()).isEqualTo("Example.org:81");
        assertThat(request.body()).isEqualTo("a&b".getBytes(StandardCharsets.US_ASCII));
        assertThat(request.remoteAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void headers_are_found_in_any_case_and_never_split() throws Exception {
        Request request = received("GET / HTTP/1.1\r\nHost: a\r\nX-Two: a, b\r\nx-two: c\r\n\r\n");

        assertThat(request.header("X-TWO")).contains("a, b");
        assertThat(request.headers("x-two")).containsExactly("a, b", "c");
        assertThat(request.header("X-None")).isEmpty();
    }

    @Test
    void an_unknown_method_reaches_the_handler() throws Exception {
        assertThat(received("FOO / HTTP/1.1\r\nHost: a\r\n\r\n").method()).isEqualTo("FOO");
    }

    @Test
    void a_chunked_body_arrives_whole() throws Exception {
        Request request = received(
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");

        assertThat(request.body()).asString(StandardCharsets.US_ASCII).isEqualTo("abc");
    }

    @Test
    void an_answer_carries_its_headers_a_request_id_and_no_banner() throws Exception {
        Wire.Answer answer = ask(Wire.get("/x"));

        assertThat(answer.body()).isEqualTo("/x");
        assertThat(answer.headers())
                .contains(
                        "Content-Type: text/plain;charset=UTF-8",
                        "Content-Length: 2",
                        "X-Kind: good",
                        "X-Content-Type-Options: nosniff",
                        "X-Request-Id: id-of-request")
                .noneMatch(header -> header.startsWith("Server") || header.startsWith("Connection"));
    }

    @Test
    void what_could_not_be_read_is_refused_with_the_same_headers() throws Exception {
        assertThat(ask("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n").headers())
                .contains("X-Content-Type-Options: nosniff", "X-Request-Id: id-of-request")
                .noneMatch(header -> header.startsWith("Server"));
    }

    @Test
    void https_is_asked_for_where_clients_come_by_it() throws Exception {
        assertThat(ask(Wire.get("/x")).header("Strict-Transport-Security")).isEmpty();
        var address = new PublicAddress(Optional.empty(), Set.of(AddressRange.parse("127.0.0.0/8")));
        try (HttpListener proxied = Listeners.start(Listeners.SETTINGS.reachedAt(address), this::answer)) {
            assertThat(Wire.ask(proxied.port(), Wire.get("/x")).header("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(Wire.ask(proxied.port(), "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\n\r\n")
                            .header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000");
        }
    }

    @Test
    void head_gets_the_same_answer_without_its_body() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(wire.readHead().header("Content-Length")).isEqualTo("2");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_long_answer_is_compressed_for_a_client_that_accepts_it_and_head_tells_its_length() throws Exception {
        String accepting = " /long HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n";
        Wire.Answer compressed = ask("GET" + accepting);

        assertThat(compressed.headers()).contains("Content-Encoding: gzip", "Vary: Accept-Encoding");
        assertThat(Integer.parseInt(compressed.header("Content-Length"))).isLessThan(200);
        try (Wire wire = new Wire(listener.port())) {
            Wire.Answer head = wire.send("HEAD" + accepting + Wire.get("/next")).readHead();
            assertThat(head.headers())
                    .containsAll(compressed.headers().stream()
                            .filter(header -> !header.startsWith("Date"))
                            .toList());
            assertThat(wire.read().body()).isEqualTo("/next");
        }
        assertThat(ask(Wire.get("/long")).headers())
                .contains("Vary: Accept-Encoding", "Content-Length: 2100")
                .noneMatch(header -> header.startsWith("Content-Encoding"));
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send(Wire.get("/one") + Wire.get("/two"));

            assertThat(wire.read().body()).isEqualTo("/one");
            assertThat(wire.read().body()).isEqualTo("/two");
        }
    }

    @Test
    void the_connection_closes_after_the_answer_if_the_client_asked_so() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(wire.read().header("Connection")).isEqualTo("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_client_that_waits_for_100_continue_gets_it() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(wire.read().status()).isEqualTo(100);

            assertThat(wire.send("abc").read().status()).isEqualTo(200);
        }
    }

    @Test
    void an_upgrade_to_http_2_is_ignored() throws Exception {
        String upgrade =
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIA\r\n";

        assertThat(ask("GET / HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n").statusLine())
                .isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void a_broken_handler_is_a_500_that_shows_nothing_of_it() throws Exception {
        Wire.Answer answer = ask(Wire.get("/broken"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("BROKEN /broken");
        assertThat(answer.headers()).contains("X-Request-Id: id-of-request").noneMatch(h -> h.contains("secret"));
        assertThat(ask(Wire.get("/next")).status()).isEqualTo(200);
    }

    @Test
    void a_stalled_client_is_cut_off_in_the_line_the_headers_and_the_body() throws Exception {
        ListenerSettings settings =
                new ListenerSettings("127.0.0.1", 0, 1024, 2, 100, Duration.ofMillis(400), Duration.ofSeconds(8));
        try (HttpListener impatient = Listeners.start(settings, this::answer);
                Wire inLine = new Wire(impatient.port());
                Wire inHeaders = new Wire(impatient.port());
                Wire inBody = new Wire(impatient.port())) {
            inLine.send("GET /");
            inHeaders.send("GET / HTTP/1.1\r\nHost: a\r\nX-");
            inBody.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na");

            assertThat(inLine.isClosedByServer()).isTrue();
            assertThat(inHeaders.isClosedByServer()).isTrue();
            assertThat(inBody.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_port_in_use_stops_the_start() {
        ListenerSettings taken = ListenerSettings.at("127.0.0.1", listener.port());

        assertThatThrownBy(() -> Listeners.start(taken, this::answer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + listener.port());
    }
}

package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proxies and older clients send where others send the usual HTTP/1.1. */
class ProxiedRequestsTest {
    private static final Queue<Request> SEEN = new ConcurrentLinkedQueue<>();
    private static final CrossOrigin SHARED =
            new CrossOrigin(AllowedOrigins.parse("https://app.example"), path -> path.startsWith("/shared"));
    private static final HttpListener LISTENER =
            Listeners.start(Listeners.SETTINGS.sharedWith(SHARED), ProxiedRequestsTest::answer);

    @AfterAll
    static void close() {
        LISTENER.close();
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static Response answer(Request request) {
        SEEN.add(request);
        return Listeners.text(200, request.path());
    }

    private static Wire.Answer ask(String request) throws Exception {
        return Wire.ask(LISTENER.port(), request);
    }

    private static Request received(String request) throws Exception {
        assertThat(ask(request).status()).isEqualTo(200);
        return SEEN.remove();
    }

    private static List<String> addresses() {
        return SEEN.stream()
                .map(request -> request.scheme() + "://" + request.authority() + request.path())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\n",
                "Host: a\r\nConnection: close\r\n",
                "Host: a\r\nConnection: keep-alive, close\r\n",
                "Host: a\r\nUpgrade: h2c\r\n"
            })
    void http_1_0_is_answered_and_the_connection_closes(String headers) throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send("GET /x?a=b HTTP/1.0\r\n" + headers + "\r\n");
            var answer = wire.read();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("/x");
            assertThat(answer.headers())
                    .contains("Connection: close", "Content-Length: 2")
                    .noneMatch(header -> header.startsWith("Transfer-Encoding"));
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "Keep-Alive", "x, Keep-Alive"})
    void http_1_0_stays_connected_where_the_client_asks_for_it(String connection) throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            for (int i = 0; i < 3; i++) {
                wire.send("GET /x HTTP/1.0\r\nConnection: " + connection + "\r\n\r\n");

                assertThat(wire.read().header("Connection")).isEqualTo("keep-alive");
            }
            wire.send("GET /x HTTP/1.0\r\n\r\n");
            assertThat(wire.read().header("Connection")).isEqualTo("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_form_arrives_by_http_1_0() throws Exception {
        var request = received("POST /x HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\na=b");

        assertThat(request.body()).asString(StandardCharsets.US_ASCII).isEqualTo("a=b");
        assertThat(request.header("Host")).contains("a");
        assertThat(request.header("Expect")).isEmpty();
    }

    @Test
    void a_request_of_http_1_0_without_a_host_means_the_address_that_it_came_to() throws Exception {
        var own = "127.0.0.1:" + LISTENER.port();
        assertThat(received("GET /x HTTP/1.0\r\n\r\n").authority()).isEqualTo(own);
        assertThat(received("GET /x HTTP/1.0\r\nHost:\r\n\r\n").authority()).isEqualTo(own);
        assertThat(received("GET /x HTTP/1.0\r\nHost: a:81\r\n\r\n").authority())
                .isEqualTo("a:81");
    }

    @Test
    void http_1_0_comes_in_pieces_too() throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            for (char c : "\r\nPOST http://b/x HTTP/1.0\r\nHost: a\r\nContent-Length: 3\r\n\r\na=b".toCharArray()) {
                wire.send(String.valueOf(c));
            }
            assertThat(wire.read().body()).isEqualTo("/x");
            assertThat(SEEN.remove().authority()).isEqualTo("b");
        }
    }

    @Test
    void a_later_version_of_http_1_is_answered_as_1_1() throws Exception {
        assertThat(ask("GET /x HTTP/1.2\r\nHost: a\r\n\r\n").statusLine()).isEqualTo("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a/x, http://a/x, ''",
        "HTTP://A:81/x?b=c, http://A:81/x, b=c",
        "https://a/x, https://a/x, ''",
        "http://a, http://a/, ''",
        "http://a?b=http://c/d, http://a/, b=http://c/d",
        "http://[::1]:81/x, http://[::1]:81/x, ''",
        "http://a//x, http://a//x, ''",
    })
    void a_target_may_name_scheme_and_host(String target, String address, String query) throws Exception {
        var request = received("GET " + target + " HTTP/1.1\r\nX: y\r\nHost: other:82\r\nZ: 1\r\n\r\n");

        assertThat(request.scheme() + "://" + request.authority() + request.path())
                .isEqualTo(address);
        assertThat(request.query()).isEqualTo(query);
        assertThat(request.headers("Host")).hasSize(1);
        assertThat(request.header("X")).contains("y");
        assertThat(request.header("Z")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: a\r\n", "Host : a\r\n", "Host: a\r\n folded\r\n", "Host: a\n\n"})
    void a_target_with_a_host_makes_no_header_right(String headers) throws Exception {
        var answer = ask("GET http://a/x HTTP/1.1\r\n" + headers + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("MALFORMED /x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http:///x", "http://ann@a/x", "http://a:b/x", "http://a/x#y", "http://a/%zz", "http://a b/x"})
    void a_broken_target_with_a_host_is_malformed(String target) throws Exception {
        assertThat(ask(Wire.get(target)).status()).isEqualTo(400);
        assertThat(SEEN).isEmpty();
    }

    @Test
    void requests_of_every_form_follow_each_other_on_a_connection() throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send(Wire.get("http://b/1")
                    + "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na=b\r\n"
                    + "\r\n\r\nGET https://b/3 HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "POST http://c/4 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n"
                    + "GET /5 HTTP/1.0\r\nHost: d\r\nConnection: keep-alive\r\n\r\n"
                    + "GET /6 HTTP/1.1\r\nHost: e\r\n\r\n");
            for (int i = 1; i <= 6; i++) {
                assertThat(wire.read().body()).isEqualTo("/" + i);
            }
            assertThat(addresses())
                    .containsExactly(
                            "http://b/1", "http://a/2", "https://b/3", "http://c/4", "http://d/5", "http://e/6");
        }
    }

    @Test
    void empty_lines_before_a_request_are_passed_over_until_there_are_too_many() throws Exception {
        assertThat(ask("\r\n" + Wire.get("/x")).status()).isEqualTo(200);
        assertThat(ask("\r\n".repeat(8) + Wire.get("/x")).status()).isEqualTo(200);
        assertThat(ask("\r\n".repeat(9) + Wire.get("/x")).status()).isEqualTo(400);
        assertThat(ask("\n" + Wire.get("/x")).status()).isEqualTo(400);
        assertThat(ask(" \r\n" + Wire.get("/x")).status()).isEqualTo(400);
    }

    @Test
    void options_may_ask_about_the_server_as_a_whole() throws Exception {
        assertThat(received("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").isAboutServer())
                .isTrue();
        assertThat(received("OPTIONS http://a HTTP/1.1\r\nHost: a\r\n\r\n").isAboutServer())
                .isTrue();
        assertThat(received("OPTIONS http://a/ HTTP/1.1\r\nHost: a\r\n\r\n").path())
                .isEqualTo("/");
    }

    @Test
    void the_limits_hold_for_heads_that_are_rewritten() throws Exception {
        assertThat(ask("GET http://a/" + "x".repeat(8 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status())
                .isEqualTo(414);
        assertThat(ask("GET /x HTTP/1.0\r\n" + "X: y\r\n".repeat(4_000) + "\r\n")
                        .body())
                .isEqualTo("HEADERS_TOO_LARGE /x");
        assertThat(ask("POST http://a/x HTTP/1.0\r\nContent-Length: 65537\r\n\r\n")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", "", "identity, identity", "identity\r\nContent-Encoding: identity"})
    void a_body_that_is_not_coded_may_say_so(String coding) throws Exception {
        var request = received(
                "POST /x HTTP/1.1\r\nHost: a\r\nContent-Encoding: " + coding + "\r\nContent-Length: 3\r\n\r\na=b");

        assertThat(request.body()).asString(StandardCharsets.US_ASCII).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "UTF-8", "identity, gzip", "gzip, identity"})
    void a_body_that_is_coded_is_refused_and_the_connection_goes_on(String coding) throws Exception {
        try (Wire wire = new Wire(LISTENER.port())) {
            wire.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Encoding: " + coding + "\r\nContent-Length: 3\r\n\r\na=b"
                    + Wire.get("/y"));
            var refused = wire.read();

            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.body()).isEqualTo("UNSUPPORTED_CODING /x");
            assertThat(refused.header("Accept-Encoding")).isEqualTo("identity");
            assertThat(wire.read().body()).isEqualTo("/y");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'POST /shared/x HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example\r\nContent-Length: 65537\r\n\r\n', 413",
        "'GET /shared/%zz HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example\r\n\r\n', 400",
        "'POST /shared/x HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example\r\nContent-Encoding: br\r\n\r\n', 415",
    })
    void an_application_in_a_browser_reads_refusals_too(String request, int status) throws Exception {
        var answer = ask(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
}

package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRequestsTest {
    private static final HttpListener LISTENER = Listeners.start(request -> Listeners.text(200, "handled"));
    private static final String POST = "POST /x HTTP/1.1\r\nHost: a\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    @AfterAll
    static void close() {
        LISTENER.close();
    }

    private static void assertRefused(String request, Failure failure, String path) throws Exception {
        Wire.Answer answer = Wire.ask(LISTENER.port(), request);

        assertThat(answer.body()).isEqualTo(failure + " " + path);
        assertThat(answer.status()).isEqualTo(failure.status());
        assertThat(answer.headers()).contains("Connection: close", "X-Request-Id: id-of-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "GET  /x HTTP/1.1\r\nHost: a\r\n\r\n",
                "G\0T /x HTTP/1.1\r\nHost: a\r\n\r\n",
                "G(T /x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /x HTTP/1.1\nHost: a\n\n",
                "\u0016\u0003\u0001\u0002\0\r\n",
            })
    void a_broken_request_line_is_malformed(String request) throws Exception {
        assertRefused(request, Failure.MALFORMED, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x\0",
                "/x\u0007",
                "/x\u00E9",
                "/%",
                "/%4",
                "/%zz",
                "/%+1",
                "*",
                "ftp://a/x",
                "http:/a/x",
                "x",
            })
    void a_broken_path_is_malformed(String path) throws Exception {
        Wire.Answer answer = Wire.ask(LISTENER.port(), Wire.get(path));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("MALFORMED ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x?\0", "/x?\u007F", "/x?\u00E9", "/x#part"})
    void a_broken_query_is_malformed(String target) throws Exception {
        assertRefused(Wire.get(target), Failure.MALFORMED, "/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\0b",
                "X: a\u0001b",
                "X: a\rb",
                "X: a\u007Fb",
                "X\0: a",
                "X : a",
                "X: a\r\n folded",
                "no colon",
                "Host: second",
            })
    void a_broken_header_is_malformed(String header) throws Exception {
        assertRefused("GET /x HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n", Failure.MALFORMED, "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host: a b\r\n", "Host: a:x\r\n", "Host: u@a\r\n", "Host: a/b\r\n"})
    void a_missing_or_broken_host_is_malformed(String host) throws Exception {
        assertRefused("GET /x HTTP/1.1\r\n" + host + "\r\n", Failure.MALFORMED, "/x");
    }

    static Stream<String> brokenFraming() {
        return Stream.of(
                POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                POST + "Content-Length: 3, 3\r\n\r\nabc",
                POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding:\u000Bchunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: identity\r\n\r\nabc",
                POST + "Content-Length : 3\r\n\r\nabc",
                POST + "Content-Length: 0x3\r\n\r\nabc",
                POST + "Content-Length: 3 3\r\n\r\nabc",
                POST + "Content-Length:\r\n\r\n",
                CHUNKED + "0x1\r\na\r\n0\r\n\r\n",
                CHUNKED + " 1\r\na\r\n0\r\n\r\n",
                CHUNKED + "1 \r\na\r\n0\r\n\r\n",
                CHUNKED + "1\na\n0\n\n",
                CHUNKED + "1\r\nab\r\n0\r\n\r\n",
                CHUNKED + "FFFFFFFFFFFFFFFF1\r\na\r\n0\r\n\r\n",
                POST + "Content-Length: -1\r\n\r\n",
                POST + "Content-Length: +1\r\n\r\na",
                POST + "Content-Length: 99999999999999999999\r\n\r\n",
                POST + "Transfer-Encoding: gzip\r\n\r\n",
                CHUNKED + "x\r\n",
                CHUNKED + "-1\r\n",
                CHUNKED + "3;name=value\r\nabc\r\n0\r\n\r\n",
                CHUNKED + "0\r\nTrailer: x\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("brokenFraming")
    void a_body_of_doubtful_length_is_malformed(String request) throws Exception {
        assertRefused(request, Failure.MALFORMED, "/x");
    }

    @Test
    void a_transfer_coding_other_than_chunked_is_not_implemented() throws Exception {
        assertRefused(POST + "Transfer-Encoding: gzip, chunked\r\n\r\n", Failure.NOT_IMPLEMENTED, "/x");
    }

    @Test
    void a_long_request_line_is_414() throws Exception {
        assertRefused(Wire.get("/" + "x".repeat(8 * 1024)), Failure.URI_TOO_LONG, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000})
    void long_headers_are_431_whether_few_or_many(int count) throws Exception {
        String header = "X: " + "x".repeat(17_000 / count) + "\r\n";

        assertRefused(
                "GET /x HTTP/1.1\r\nHost: a\r\n" + header.repeat(count) + "\r\n", Failure.HEADERS_TOO_LARGE, "/x");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /x HTTP/2.0, /x",
        "GET /x?a=b HTTP/3.0, /x",
        "GET /x HTTP/0.9, /x",
        "GET /x, /x",
        "GET http://a/x HTTP/2.0, /x",
        "PRI * HTTP/2.0, *"
    })
    void another_version_of_http_is_refused_at_once(String line, String path) throws Exception {
        assertRefused(line + "\r\n", Failure.VERSION_NOT_SUPPORTED, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x http/1.1",
                "GET /x HTTP/1.10",
                "GET /x HTTP/1",
                "GET /x HTTPS/1.1",
                "GET /x HTTP/1.0 ",
                "GET  /x HTTP/1.0",
                "GET /a b HTTP/1.0",
                " GET /x HTTP/1.0",
                "x HTTP/1.0"
            })
    void a_line_of_no_version_is_malformed(String line) throws Exception {
        assertThat(Wire.ask(LISTENER.port(), line + "\r\nHost: a\r\n\r\n").status())
                .isEqualTo(400);
    }

    @Test
    void a_refused_head_gets_no_body() throws Exception {
        Wire.Answer answer = Wire.ask(LISTENER.port(), "HEAD /%zz HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
    }
}

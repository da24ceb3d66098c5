package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    private static final int LIMIT = 64 * 1024;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String POST = "POST /x HTTP/1.1\r\nHost: a\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final HttpListener listener = Listeners.start(request -> {
        handled.add(request.path());
        return Listeners.text(200, "" + request.body().length);
    });

    @AfterEach
    void close() {
        listener.close();
    }

    private void assertTooLarge(String request) throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            Wire.Answer answer = wire.send(request).read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("TOO_LARGE /x");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(handled).isEmpty();
        }
    }

    @Test
    void a_body_of_just_the_limit_is_handled() throws Exception {
        String body = "x".repeat(LIMIT);

        assertThat(Wire.ask(listener.port(), POST + "Content-Length: 65536\r\n\r\n" + body)
                        .body())
                .isEqualTo("65536");
        assertThat(Wire.ask(listener.port(), CHUNKED + "10000\r\n" + body + "\r\n0\r\n\r\n")
                        .body())
                .isEqualTo("65536");
    }

    @Test
    void one_byte_more_is_refused() throws Exception {
        assertTooLarge(POST + "Content-Length: 65537\r\n\r\n");
        assertTooLarge(CHUNKED + "10000\r\n" + "x".repeat(LIMIT) + "\r\n1\r\nx\r\n0\r\n\r\n");
    }

    @Test
    void ten_megabytes_are_refused_and_the_answer_arrives() throws Exception {
        String body = "x".repeat(TEN_MEGABYTES);

        assertTooLarge(POST + "Content-Length: " + TEN_MEGABYTES + "\r\n\r\n" + body);
        assertTooLarge(CHUNKED + Integer.toHexString(TEN_MEGABYTES) + "\r\n" + body + "\r\n0\r\n\r\n");
        assertTooLarge(CHUNKED + ("8000\r\n" + "x".repeat(0x8000) + "\r\n").repeat(320) + "0\r\n\r\n");
    }

    @Test
    void an_ordinary_client_hears_of_it_too() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/x"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[TEN_MEGABYTES]))
                    .build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void a_declared_length_over_the_limit_is_refused_in_place_of_100_continue() throws Exception {
        assertTooLarge(POST + "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
    }

    @Test
    void a_chunk_size_without_end_is_refused() throws Exception {
        assertTooLarge(CHUNKED + "0".repeat(TEN_MEGABYTES));
    }

    @Test
    void what_follows_a_refused_body_is_not_taken_for_a_request() throws Exception {
        assertTooLarge(CHUNKED + "fffff\r\n" + Wire.get("/smuggled"));
    }
}

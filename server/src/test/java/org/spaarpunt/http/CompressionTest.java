package org.spaarpunt.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are compressed for whom. */
class CompressionTest {
    private static final String LONG = "Elk bezoek telt mee. ".repeat(100);
    private static final Response PAGE = Response.of(200, "text/html;charset=UTF-8", LONG);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "*",
                "*;q=0.001",
                "identity;q=0, *",
                "identity;q=0.5, gzip;q=0.5",
                "gzip ; q=1.000",
                "deflate,, gzip"
            })
    void a_client_that_accepts_gzip_gets_it(String accepted) throws IOException {
        var answer = negotiate(PAGE, accepted);

        assertThat(header(answer, "Content-Encoding")).contains("gzip");
        assertThat(header(answer, "Vary")).contains("Accept-Encoding");
        assertThat(answer.body()).hasSizeLessThan(200);
        assertThat(unzipped(answer)).isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000, *",
                "*;q=0",
                "identity;q=0",
                "gzip;q=0.5, identity",
                "identity;q=1.0, *;q=0.9",
                "gzip;q=often",
                "gzip;q=2",
                "gzip;q=",
                "gzipped",
                ";;;,;q=1"
            })
    void a_client_that_does_not_gets_the_content_as_it_is(String accepted) {
        var answer = negotiate(PAGE, accepted);

        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(header(answer, "Vary")).contains("Accept-Encoding");
        assertThat(answer.body()).isSameAs(PAGE.body());
    }

    @Test
    void two_headers_count_as_one() {
        assertThat(header(negotiate(PAGE, "br", "gzip"), "Content-Encoding")).contains("gzip");
        assertThat(header(negotiate(PAGE, "identity", "gzip;q=0.5"), "Content-Encoding"))
                .isEmpty();
        assertThat(header(negotiate(PAGE), "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html;charset=UTF-8",
                "application/xml;charset=UTF-8",
                "application/json",
                "application/problem+json",
                "application/xhtml+xml",
                "text/css;charset=UTF-8",
                "text/csv; charset=utf-8",
                "TEXT/PLAIN",
                "image/svg+xml"
            })
    void every_kind_of_text_is_compressed(String type) {
        assertThat(header(negotiate(Response.of(200, type, LONG), "gzip"), "Content-Encoding"))
                .contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/pdf", "image/png", "application/zip", "application/octet-stream"})
    void what_is_compressed_already_is_not(String type) {
        var answer = Response.of(200, type, LONG);

        assertThat(negotiate(answer, "gzip")).isSameAs(answer);
    }

    @Test
    void a_short_answer_is_sent_as_it_is() {
        var answer = Response.of(200, "application/xml;charset=UTF-8", "x".repeat(Compression.MIN_BYTES - 1));

        assertThat(negotiate(answer, "gzip")).isSameAs(answer);
        assertThat(header(
                        negotiate(Response.of(200, "text/plain", "x".repeat(Compression.MIN_BYTES)), "gzip"),
                        "Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void what_must_not_be_compressed_is_not() {
        var answer = PAGE.neverCompressed();

        assertThat(negotiate(answer, "gzip")).isSameAs(answer);
        assertThat(negotiate(answer.with("X-Kind", "a").from("page").meaning("OK"), "gzip")
                        .body())
                .isSameAs(answer.body());
    }

    @Test
    void what_was_compressed_once_is_sent_so_to_everybody() throws IOException {
        var ready = PAGE.compressedOnce();
        var first = negotiate(ready, "gzip");
        var second = negotiate(ready.with("X-Kind", "a"), "gzip");

        assertThat(second.body()).isSameAs(first.body());
        assertThat(unzipped(first)).isEqualTo(LONG);
        assertThat(negotiate(ready, "br").body()).isSameAs(PAGE.body());
    }

    @Test
    void an_answer_goes_on_varying_by_what_it_varied_by() {
        var answer = negotiate(PAGE.with("Vary", "Cookie, Accept-Language"), "gzip");

        assertThat(answer.headers().stream()
                        .filter(header -> header.name().equals("Vary"))
                        .map(Header::value))
                .containsExactly("Cookie, Accept-Language, Accept-Encoding");
    }

    @Test
    void other_bytes_have_another_strong_tag_and_a_weak_one_holds_for_both() {
        assertThat(header(negotiate(PAGE.with("ETag", "\"a\""), "gzip"), "ETag"))
                .contains("\"a-gzip\"");
        assertThat(header(negotiate(PAGE.with("ETag", "\"a\""), "br"), "ETag")).contains("\"a\"");
        assertThat(header(negotiate(PAGE.with("ETag", "W/\"a\""), "gzip"), "ETag"))
                .contains("W/\"a\"");
    }

    @Test
    void an_answer_with_a_coding_of_its_own_keeps_it() {
        var answer = PAGE.with("Content-Encoding", "br");

        assertThat(negotiate(answer, "gzip")).isSameAs(answer);
    }

    private static Response negotiate(Response response, String... accepted) {
        var headers = Stream.of(accepted)
                .map(value -> new Header("accept-encoding", value))
                .toList();
        var request = new Request("GET", "/", "", headers, new byte[0], InetAddress.getLoopbackAddress(), false);
        return Compression.negotiate(request, response);
    }

    private static Optional<String> header(Response response, String name) {
        List<String> values = response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
        assertThat(values).hasSizeLessThan(2);
        return values.stream().findFirst();
    }

    private static String unzipped(Response response) throws IOException {
        try (var content = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}

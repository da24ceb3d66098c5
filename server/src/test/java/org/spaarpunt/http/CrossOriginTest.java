package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are allowed to show to pages of other origins. */
class CrossOriginTest {
    private static final CrossOrigin ONE = at("https://app.example");
    private static final CrossOrigin ALL = at("*");
    private static final Response ANSWER = Response.empty(401).with("WWW-Authenticate", "OAuth");

    private static CrossOrigin at(String origins) {
        return new CrossOrigin(AllowedOrigins.parse(origins), path -> path.startsWith("/api"));
    }

    private static Request request(String method, String path, String... lines) {
        var headers = Stream.of(lines)
                .map(line -> new Header(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)))
                .toList();
        return new Request(method, path, "", headers, new byte[0], InetAddress.getLoopbackAddress(), false);
    }

    private static List<String> added(CrossOrigin crossOrigin, Request request) {
        return crossOrigin.on(ANSWER, request).headers().stream()
                .map(header -> header.name() + ": " + header.value())
                .filter(line -> !line.startsWith("WWW-Authenticate"))
                .toList();
    }

    @Test
    void an_allowed_origin_reads_every_answer_and_the_headers_that_matter() {
        assertThat(added(ONE, request("GET", "/api/x", "Origin: https://app.example")))
                .containsExactly(
                        "Vary: Origin",
                        "Access-Control-Allow-Origin: https://app.example",
                        "Access-Control-Expose-Headers: Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://app.example",
                "https://app.example:8443",
                "https://app.example.evil.example",
                "https://APP.example",
                "null",
                "*",
                ""
            })
    void another_origin_reads_nothing_and_caches_keep_the_answers_apart(String origin) {
        assertThat(added(ONE, request("GET", "/api/x", "Origin: " + origin))).containsExactly("Vary: Origin");
        assertThat(added(ONE, request("GET", "/api/x"))).containsExactly("Vary: Origin");
    }

    @ParameterizedTest
    @CsvSource({"/", "/sign-in", "/admin"})
    void pages_are_for_their_own_origin_alone(String path) {
        assertThat(added(ONE, request("GET", path, "Origin: https://app.example")))
                .isEmpty();
        assertThat(added(ALL, request("GET", path, "Origin: https://app.example")))
                .isEmpty();
    }

    @Test
    void where_no_origin_is_allowed_answers_say_nothing_of_it() {
        assertThat(added(at(""), request("GET", "/api/x", "Origin: https://app.example")))
                .isEmpty();
    }

    @Test
    void where_all_are_allowed_all_get_the_same_answer_and_none_may_send_cookies() {
        assertThat(added(ALL, request("GET", "/api/x", "Origin: null")))
                .isEqualTo(added(ALL, request("GET", "/api/x")))
                .contains("Access-Control-Allow-Origin: *")
                .noneMatch(line -> line.startsWith("Vary") || line.contains("Credentials"));
    }

    @Test
    void a_browser_that_asks_first_hears_which_methods_and_headers_it_may_send() {
        var asked = request(
                "OPTIONS",
                "/api/x",
                "Origin: https://app.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type");
        var answer = ONE.on(AllowedMethods.of(Stream.of("GET", "POST")).response(), asked);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains(
                        "Authorization, Content-Type, Idempotency-Key, Accept-Language, X-Client-Id, X-Custom-Token, X-Registration-Token");
        assertThat(answer.header("Access-Control-Max-Age")).contains("7200");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://app.example");
    }

    @Test
    void another_origin_that_asks_first_hears_only_the_methods() {
        var asked =
                request("OPTIONS", "/api/x", "Origin: https://other.example", "Access-Control-Request-Method: POST");
        var answer = ONE.on(AllowedMethods.of(Stream.of("POST")).response(), asked);

        assertThat(answer.headers())
                .containsExactly(new Header("Allow", "OPTIONS, POST"), new Header("Vary", "Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "https://app.example/",
                "https://app.example/app",
                "https://*.example",
                "https://app.example:0",
                "https://app.example:65536",
                "https://app.example, null",
                "https://café.example",
                "https://ann@app.example",
                "https://app.example https://other.example",
                "*, https://app.example",
                "https://",
                "//app.example"
            })
    void an_origin_that_is_none_is_refused(String origins) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedOrigins.parse(origins));
    }

    @ParameterizedTest
    @CsvSource({
        "' https://App.Example:443 ,,', https://app.example",
        "http://localhost:80, http://localhost",
        "https://app.example:80, https://app.example:80",
        "http://[::1]:3000, http://[::1]:3000",
        "capacitor://localhost, capacitor://localhost",
        "*, *"
    })
    void origins_are_kept_as_browsers_write_them(String written, String kept) {
        assertThat(AllowedOrigins.parse(written).origins()).containsExactly(kept);
    }
}

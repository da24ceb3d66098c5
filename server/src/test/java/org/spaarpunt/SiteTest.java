package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.http.Wire;
import org.spaarpunt.storage.TestDatabase;

/** What holds at every address: the protocol's, the pages', and those beside them. */
class SiteTest {
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String PREFLIGHT = "Origin: https://app.example\r\nAccess-Control-Request-Method: POST\r\n";

    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, Map.of("allowed-origins", "https://app.example"));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static Wire.Answer ask(String line, String headers) throws Exception {
        return Wire.ask(server.uri().getPort(), line + "\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    private static Wire.Answer ask(String line) throws Exception {
        return ask(line, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/docs",
                "/account",
                "/nowhere",
                "/health",
                "/health/live",
                "/health/ready",
                "/openapi.json",
                "/openapi-4.json",
                "/uitid/rest/uitpas/cardsystem",
                "/uitid/rest/uitpas/enduser/0930056878802",
                "/uitid/rest/nowhere",
                "/uitid/rest/auth/authorize"
            })
    void head_and_http_1_0_get_what_get_gets(String path) throws Exception {
        var got = ask("GET " + path + " HTTP/1.1");
        var old = ask("GET " + path + " HTTP/1.0");
        try (Wire wire = new Wire(server.uri().getPort())) {
            var head = wire.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readHead();
            assertThat(wire.isClosedByServer()).isTrue();
            for (var name : new String[] {"Content-Type", "Content-Length", "Allow", "WWW-Authenticate", "Location"}) {
                assertThat(head.header(name)).as(name).isEqualTo(got.header(name));
                assertThat(old.header(name)).as(name).isEqualTo(got.header(name));
            }
            assertThat(head.statusLine()).isEqualTo(got.statusLine());
        }
        assertThat(old.statusLine()).isEqualTo(got.statusLine());
        assertThat(old.body()).isEqualTo(got.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/, 'GET, HEAD, OPTIONS'",
        "/sign-in, 'GET, HEAD, OPTIONS, POST'",
        "/sign-out, 'OPTIONS, POST'",
        "/admin, 'GET, HEAD, OPTIONS'",
        "/health, 'GET, HEAD, OPTIONS'",
        "/health/live, 'GET, HEAD, OPTIONS'",
        "/health/ready, 'GET, HEAD, OPTIONS'",
        "/metrics, 'GET, HEAD, OPTIONS'",
        "/openapi.json, 'GET, HEAD, OPTIONS'",
        "/openapi-4.json, 'GET, HEAD, OPTIONS'",
        "/uitid/rest/auth/authorize, 'GET, HEAD, OPTIONS, POST'",
        "/uitid/rest/uitpas/passholder/checkin, 'OPTIONS, POST'",
        "/uitid/rest/uitpas/enduser/0930056878802, 'GET, HEAD, OPTIONS'",
        "/uitid/rest/uitpas/cultureevent/demo-today/cardsystems, 'GET, HEAD, OPTIONS, POST'",
    })
    void options_tells_the_methods_and_another_one_is_405_with_them(String path, String methods) throws Exception {
        var told = ask("OPTIONS " + path + " HTTP/1.1");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Allow")).isEqualTo(methods);
        assertThat(told.body()).isEmpty();

        var refused = ask("PATCH " + path + " HTTP/1.1");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo(methods);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get /health/live",
                "Get /health/live",
                "head /health/live",
                "gET /uitid/rest/uitpas/cardsystem",
                "post /uitid/rest/uitpas/passholder/checkin",
                "options /sign-in"
            })
    void a_method_in_lower_case_is_no_method(String line) throws Exception {
        assertThat(ask(line + " HTTP/1.1").status()).isEqualTo(501);
        assertThat(ask(line + " HTTP/1.0").status()).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({
        "/health/live, " + HTML,
        "/sign-in, " + HTML,
        "/uitid/rest/uitpas/cardsystem, " + XML,
        "/uitid/rest/uitpas/enduser/0930056878802, " + JSON
    })
    void an_expectation_that_is_not_known_is_refused_and_the_known_one_is_met(String path, String type)
            throws Exception {
        for (var expectation :
                new String[] {"200-ok", "100-continue, 200-ok", "100-continue\r\nExpect: magic", "x=y"}) {
            var refused = ask("GET " + path + " HTTP/1.1", "Expect: " + expectation + "\r\n");
            assertThat(refused.status()).as(expectation).isEqualTo(417);
            assertThat(refused.header("Content-Type")).isEqualTo(type);
        }
        assertThat(ask("GET " + path + " HTTP/1.1", "Expect: 100-Continue\r\n").status())
                .isNotEqualTo(417);
        assertThat(ask("GET " + path + " HTTP/1.0", "Expect: 200-ok\r\n").status())
                .isNotEqualTo(417);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /uitid/rest/uitpas/cardsystem HTTP/1.1",
                "HEAD /uitid/rest/uitpas/cardsystem HTTP/1.1",
                "PATCH /uitid/rest/uitpas/cardsystem HTTP/1.1",
                "OPTIONS /uitid/rest/uitpas/cardsystem HTTP/1.1",
                "GET /uitid/rest/nowhere HTTP/1.1",
                "GET /uitid/rest/uitpas/cardsystem HTTP/3.0",
                "POST /uitid/rest/requestToken HTTP/1.1",
                "GET /uitid/rest/uitpas/enduser/0930056878802 HTTP/1.1",
                "GET /uitid/rest/auth/authorize HTTP/1.1",
                "GET /sign-in HTTP/1.1",
                "GET /account HTTP/1.1",
                "GET /metrics HTTP/1.1",
                "GET /health HTTP/1.1"
            })
    void no_cache_keeps_what_is_answered_to_one_caller(String line) throws Exception {
        try (Wire wire = new Wire(server.uri().getPort())) {
            var answer = wire.send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readHead();
            assertThat(answer.headers().stream().filter(header -> header.startsWith("Cache-Control:")))
                    .singleElement()
                    .asString()
                    .contains("no-store");
        }
    }

    @Test
    void the_metrics_are_for_this_machine_and_not_for_whom_a_proxy_on_it_speaks() throws Exception {
        assertThat(ask("GET /metrics HTTP/1.1").status()).isEqualTo(200);
        for (var header : new String[] {
            "X-Real-IP",
            "Via",
            "CF-Connecting-IP",
            "X-Client-IP",
            "Forwarded",
            "X-Forwarded-For",
            "True-Client-IP",
            "X-Arr-Log-Id"
        }) {
            assertThat(ask("GET /metrics HTTP/1.1", header + ": 127.0.0.1\r\n").status())
                    .as(header)
                    .isEqualTo(404);
        }
        var rebound = Wire.ask(server.uri().getPort(), "GET /metrics HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
        assertThat(rebound.status()).isEqualTo(404);
        var live = Wire.ask(server.uri().getPort(), "GET /health/live HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
        assertThat(live.status()).isEqualTo(200);
    }

    @Test
    void options_of_the_server_as_a_whole_tells_every_method() throws Exception {
        assertThat(ask("OPTIONS * HTTP/1.1").header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, POST, PUT");
        assertThat(ask("GET * HTTP/1.1").status()).isEqualTo(400);
        assertThat(ask("OPTIONS /nowhere HTTP/1.1").status()).isEqualTo(404);
        assertThat(ask("OPTIONS /uitid/rest/nowhere HTTP/1.1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/uitid/rest/uitpas/cardsystem, " + XML,
        "/uitid/rest/uitpas/enduser/0930056878802, " + JSON,
        "/uitid/rest/auth/authorize, " + HTML,
        "/sign-in, " + HTML,
        "*, " + XML
    })
    void another_version_of_http_is_refused_in_the_format_of_the_address(String path, String type) throws Exception {
        for (var line : new String[] {"GET " + path + " HTTP/3.0", "PRI " + path + " HTTP/2.0"}) {
            var answer = ask(line, "Accept-Language: en\r\n");
            assertThat(answer.status()).isEqualTo(505);
            assertThat(answer.header("Content-Type")).isEqualTo(type);
            assertThat(answer.body()).contains("HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/uitid/rest/uitpas/passholder/checkin, " + XML + ", Content-Encoding",
        "/uitid/rest/uitpas/enduser/checkin, " + JSON + ", Content-Encoding",
        "/sign-in, " + HTML + ", compressed"
    })
    void a_compressed_body_is_refused_with_a_sentence_in_the_reader_s_language(String path, String type, String word)
            throws Exception {
        var answer = ask(
                "POST " + path + " HTTP/1.1",
                "Accept-Language: en\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip\r\n");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.body()).contains(word);
    }

    @Test
    void a_target_with_a_host_is_answered_in_the_format_of_its_address() throws Exception {
        var unsigned = ask("GET http://uitpas.example/uitid/rest/uitpas/cardsystem HTTP/1.1");
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unsigned.header("Content-Type")).isEqualTo(XML);
        assertThat(ask("GET HTTPS://uitpas.example/health HTTP/1.1").status()).isEqualTo(200);
        assertThat(ask("GET http://uitpas.example/nowhere HTTP/1.1").header("Content-Type"))
                .isEqualTo(HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi.json",
                "/openapi-4.json",
                "/uitid/rest/uitpas/cardsystem",
                "/uitid/rest/nowhere",
                "/uitid/rest/uitpas/enduser/%zz"
            })
    void an_application_of_an_allowed_origin_reads_what_programs_read(String path) throws Exception {
        var answer = ask("GET " + path + " HTTP/1.1", "Origin: https://app.example\r\n");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(ask("GET " + path + " HTTP/1.1", "Origin: https://other.example\r\n")
                        .headers())
                .noneMatch(header -> header.startsWith("Access-Control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/docs", "/admin", "/health", "/metrics", "/uitid/rest/auth/authorize"})
    void nothing_else_is_for_other_origins(String path) throws Exception {
        for (var method : new String[] {"GET ", "OPTIONS ", "PATCH "}) {
            assertThat(ask(method + path + " HTTP/1.1", PREFLIGHT).headers())
                    .noneMatch(header -> header.startsWith("Access-Control-"));
        }
    }

    @Test
    void a_browser_may_send_what_a_call_takes() throws Exception {
        var answer = ask("OPTIONS /uitid/rest/uitpas/passholder/checkin HTTP/1.1", PREFLIGHT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .contains(
                        "Access-Control-Allow-Origin: https://app.example",
                        "Access-Control-Allow-Methods: OPTIONS, POST",
                        "Access-Control-Allow-Headers: Authorization, Content-Type, Idempotency-Key, Accept-Language, X-Client-Id, X-Custom-Token, X-Registration-Token",
                        "Access-Control-Max-Age: 7200");
    }
}

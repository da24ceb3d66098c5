package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Wire;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Clients sign the address that they call, which is not always the one that reaches the server. */
class PublicAddressTest {
    private static final String PATH = "/uitid/rest/uitpas/enduser/0930056878802";

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static RunningServer server(Map<String, String> settings) {
        return RunningServer.on(database, settings);
    }

    @ParameterizedTest
    @CsvSource({
        "https://uitpas.example, https://uitpas.example",
        "https://uitpas.example/, https://uitpas.example",
        "https://uitpas.example:443, https://uitpas.example",
        "https://UITPAS.example:8443, https://uitpas.example:8443",
        "http://uitpas.example/punten, http://uitpas.example/punten",
        "https://uitpas.example/punten/, https://uitpas.example/punten",
    })
    void the_configured_address_is_the_signed_one(String configured, String signed) {
        try (var server = server(Map.of("public-url", configured))) {
            assertAccepted(get(server, signed));
            assertRefused(get(server, server.uri().toString()));
        }
    }

    @Test
    void a_configured_address_is_told_to_who_signed_another() {
        try (var server = server(Map.of("public-url", "https://uitpas.example/punten"))) {
            assertThat(get(server, "https://uitpas.example")
                            .json()
                            .path("message")
                            .asString())
                    .contains("GET&https%3A%2F%2Fuitpas.example%2Fpunten%2Fuitid%2Frest");
        }
    }

    @Test
    void a_configured_address_stands_whatever_a_proxy_forwards() {
        try (var server = server(Map.of("public-url", "https://uitpas.example", "trusted-proxies", "127.0.0.1"))) {
            assertAccepted(get(server, "https://uitpas.example", "X-Forwarded-Host", "other.example"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "uitpas.example, http://uitpas.example",
        "UITPAS.Example, http://uitpas.example",
        "uitpas.example:80, http://uitpas.example",
        "UITPAS.example:8080, http://uitpas.example:8080",
        "[::1]:8080, http://[::1]:8080",
    })
    void without_configuration_the_host_header_counts(String host, String signed) throws Exception {
        try (var server = server(Map.of())) {
            var answer = Wire.ask(
                    server.uri().getPort(),
                    "GET " + PATH + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: " + sign(server, signed)
                            + "\r\n\r\n");

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void what_is_forwarded_by_no_trusted_proxy_counts_for_nothing() {
        for (var settings : new String[] {"", "192.0.2.7,::1"}) {
            try (var server = server(Map.of("trusted-proxies", settings))) {
                var local = server.uri().toString();
                assertRefused(get(
                        server,
                        "https://uitpas.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "uitpas.example"));
                assertAccepted(get(server, local, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "uitpas.example"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uitpas.example", "UITPAS.example:443", "evil.example, uitpas.example"})
    void a_trusted_proxy_is_believed_what_it_says_itself(String forwardedHost) {
        try (var server = server(Map.of("trusted-proxies", "192.0.2.7, 127.0.0.1"))) {
            assertAccepted(get(
                    server, "https://uitpas.example", "X-Forwarded-Proto", "https", "X-Forwarded-Host", forwardedHost));
            assertRefused(get(
                    server, "https://evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Host", forwardedHost));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'https', 'uitpas.example', '', https://uitpas.example",
        "'https, http', 'uitpas.example', '', https://uitpas.example",
        "'https', 'uitpas.example, inner:8080', '', https://uitpas.example",
        "'https, http', 'uitpas.example, inner:8080', '8443, 80', https://uitpas.example:8443",
        "'http, https, http', 'evil.example, uitpas.example, inner', '1, 443, 80', https://uitpas.example",
    })
    void of_two_trusted_proxies_the_outer_one_saw_what_the_client_signed(
            String proto, String host, String port, String signed) {
        try (var server = server(Map.of("trusted-proxies", "192.0.2.7, 127.0.0.1"))) {
            assertAccepted(get(
                    server,
                    signed,
                    "X-Forwarded-For",
                    "203.0.113.9, 192.0.2.7",
                    "X-Forwarded-Proto",
                    proto,
                    "X-Forwarded-Host",
                    host,
                    "X-Forwarded-Port",
                    port));
        }
    }

    @Test
    void forwarded_of_a_trusted_proxy_counts() {
        try (var server = server(Map.of("trusted-proxies", "192.0.2.7, 127.0.0.1"))) {
            var forwarded = "for=203.0.113.9;proto=https;host=\"uitpas.example:8443\", for=192.0.2.7;proto=http";
            assertAccepted(get(server, "https://uitpas.example:8443", "Forwarded", forwarded));
            assertRefused(get(server, server.uri().toString(), "Forwarded", forwarded));
        }
        try (var server = server(Map.of())) {
            assertAccepted(get(server, server.uri().toString(), "Forwarded", "proto=https;host=uitpas.example"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, http://uitpas.example, HTTP/1.1, http://uitpas.example",
        "GET, http://UITPAS.example:80, HTTP/1.0, http://uitpas.example",
        "GET, https://uitpas.example:8443, HTTP/1.1, https://uitpas.example:8443",
        "HEAD, http://uitpas.example, HTTP/1.1, http://uitpas.example",
        "HEAD, '', HTTP/1.1, http://other.example",
        "GET, '', HTTP/1.0, http://other.example",
    })
    void the_address_in_the_request_line_is_the_signed_one(String method, String target, String version, String signed)
            throws Exception {
        try (var server = server(Map.of());
                var wire = new Wire(server.uri().getPort())) {
            var answer = wire.send(method + " " + target + PATH + " " + version
                            + "\r\nHost: other.example\r\nAuthorization: " + sign(server, method, signed) + "\r\n\r\n")
                    .readHead();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).isEqualTo("38");
        }
    }

    @Test
    void a_trusted_proxy_that_forwards_nothing_changes_nothing() {
        try (var server = server(Map.of("trusted-proxies", "127.0.0.1"))) {
            assertAccepted(get(server, server.uri().toString()));
        }
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.body()).isEqualTo("{\"code\":\"ACTION_SUCCEEDED\",\"points\":4}");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.header("WWW-Authenticate"))
                .contains("OAuth realm=\"spaarpunt\", oauth_problem=\"signature_invalid\"");
    }

    /** Signs as if the call went to another address. */
    private static Answer get(RunningServer server, String signedAddress, String... headers) {
        var request =
                HttpRequest.newBuilder(server.uri().resolve(PATH)).header("Authorization", sign(server, signedAddress));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Client.exchange(request.build());
    }

    private static String sign(RunningServer server, String address) {
        return sign(server, "GET", address);
    }

    private static String sign(RunningServer server, String method, String address) {
        return new OAuthSigner(
                        DemoProfile.MEMBER_APP.keys(), () -> UUID.randomUUID().toString(), server.clock())
                .authorization(method, URI.create(address + PATH), Parameters.none());
    }
}

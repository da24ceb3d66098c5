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
        return RunningServer.on(database.address(), settings);
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
        return new OAuthSigner(
                        DemoProfile.MEMBER_APP.keys(), () -> UUID.randomUUID().toString(), server.clock())
                .authorization("GET", URI.create(address + PATH), Parameters.none());
    }
}

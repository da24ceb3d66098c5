package org.spaarpunt.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the place of a provider may be down, slow, endless, or another one. */
class BrokenProviderTest {
    private static final String DESCRIPTION = """
            {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
             "jwks_uri": "%2$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"]}
            """;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** Answers one request with these bytes, and then holds the line. */
    private static String told(String answer) throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var connection = new ProviderConnection(PATIENCE)) {
            var server = Thread.ofVirtual().start(() -> answer(socket, answer));
            try {
                return connection.get(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
            } finally {
                server.interrupt();
            }
        }
    }

    private static void answer(ServerSocket socket, String answer) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write(answer.getBytes(UTF_8));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The other side has had enough.
        }
    }

    private static void assertOutage(String answer, String sentence) {
        assertThatExceptionOfType(ProviderOutageException.class)
                .isThrownBy(() -> told(answer))
                .withMessage(sentence);
    }

    @Test
    void a_whole_answer_is_read() throws Exception {
        assertThat(told("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")).isEqualTo("{}");
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        var endless = "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + "x".repeat(300_000);
        assertOutage(endless, "The provider cannot be reached, or says too much");
    }

    @Test
    void an_answer_that_never_ends_is_not_waited_for() {
        assertOutage("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx", "The provider takes too long to answer");
    }

    @Test
    void another_status_is_an_outage_and_a_redirect_is_not_followed() {
        assertOutage("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "The provider answers with status 500");
        assertOutage(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
                "The provider answers with status 302");
    }

    @Test
    void a_provider_that_is_down_is_an_outage() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var connection = new ProviderConnection(PATIENCE)) {
            assertThatExceptionOfType(ProviderOutageException.class)
                    .isThrownBy(() -> connection.get(URI.create("http://127.0.0.1:" + port + "/")))
                    .withMessage("The provider cannot be reached, or says too much");
        }
    }

    private static void assertNotTaken(String description) {
        assertThatExceptionOfType(ProviderOutageException.class)
                .isThrownBy(() -> Endpoints.parse(description, URI.create("https://login.example")));
    }

    @Test
    void a_description_is_taken_when_it_is_the_issuers_own_and_all_is_https() throws Exception {
        var description = DESCRIPTION.formatted("https://login.example", "https://other.example");

        assertThat(Endpoints.parse(description, URI.create("https://login.example"))
                        .authorization()
                        .uri())
                .isEqualTo(URI.create("https://other.example/authorize"));
    }

    @Test
    void the_secret_goes_into_the_body_only_where_a_header_is_not_taken() throws Exception {
        var issuer = URI.create("https://login.example");
        var description = DESCRIPTION.formatted(issuer, issuer);
        var methods = description.replaceFirst("\\}\\s*$", ", \"token_endpoint_auth_methods_supported\": [%s]}");

        assertThat(Endpoints.parse(description, issuer).secretInBody()).isFalse();
        assertThat(Endpoints.parse(methods.formatted("\"client_secret_post\", \"client_secret_basic\""), issuer)
                        .secretInBody())
                .isFalse();
        assertThat(Endpoints.parse(methods.formatted("\"client_secret_post\""), issuer)
                        .secretInBody())
                .isTrue();
    }

    @Test
    void another_description_is_not_taken() {
        assertNotTaken("");
        assertNotTaken("[]");
        assertNotTaken("{}");
        assertNotTaken("{\"issuer\": 7}");
        assertNotTaken(DESCRIPTION.formatted("https://login.example/", "https://login.example"));
        assertNotTaken(DESCRIPTION.formatted("https://evil.example", "https://login.example"));
        assertNotTaken(DESCRIPTION.formatted("https://login.example", "http://login.example"));
        assertNotTaken(DESCRIPTION.formatted("https://login.example", "javascript:alert(1)//"));
        assertNotTaken(DESCRIPTION.formatted("https://login.example", "https://user@login.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example",
                "http://login.example",
                "ftp://login.example",
                "https://",
                "https://login.example?x",
                "https://login.example#x",
                "https://user:word@login.example",
                "http://127.0.0.1.evil.example",
            })
    void an_issuer_that_could_be_listened_in_on_or_is_none_is_refused(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings(URI.create(issuer), "client", "secret", "Stad"));
    }

    @Test
    void settings_do_not_tell_their_secret() {
        assertThat(new ProviderSettings(URI.create("https://login.example"), "client", "secret", "Stad"))
                .hasToString("Stad at https://login.example");
    }
}

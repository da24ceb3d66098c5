package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaking TLS with clients that mean well, or only half. */
class TlsTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.rsa();
    private static final int MEGABYTE = 1024 * 1024;
    private static final List<Request> SEEN = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    private static ServerCertificate shown;
    private static HttpListener listener;

    @BeforeAll
    static void start() throws Exception {
        shown = ServerCertificate.read(CERTIFICATE.in(directory), Clock.systemUTC());
        listener = Listeners.start(Listeners.SETTINGS.with(Optional.of(shown)), request -> {
            SEEN.add(request);
            return Listeners.text(
                    200, request.path().equals("/long") ? "x".repeat(MEGABYTE) : "" + request.body().length);
        });
    }

    @AfterAll
    static void close() {
        listener.close();
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static SSLSocket connect(String... protocols) throws Exception {
        var socket = CERTIFICATE.connect(listener.port());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_request_over_tls_is_answered_and_known_as_such(String protocol) throws Exception {
        try (var socket = connect(protocol);
                Wire wire = new Wire(socket)) {
            assertThat(wire.send(Wire.get("/x")).read().status()).isEqualTo(200);
            assertThat(wire.send(Wire.get("/y")).read().header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000");

            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(SEEN).extracting(Request::scheme).containsExactly("https", "https");
        }
    }

    @Test
    void nothing_older_and_nothing_weak_is_offered() {
        assertThat(shown.newEngine().getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(shown.newEngine().getEnabledCipherSuites())
                .allMatch(suite -> suite.startsWith("TLS_AES_")
                        || suite.startsWith("TLS_CHACHA20_")
                        || suite.startsWith("TLS_ECDHE_"))
                .noneMatch(suite -> suite.contains("_CBC_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void long_bodies_arrive_whole_in_both_directions(String protocol) throws Exception {
        try (Wire wire = new Wire(connect(protocol))) {
            var body = "x".repeat(64 * 1024);
            var sent = wire.send("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n" + body);

            assertThat(sent.read().body()).isEqualTo("65536");
            assertThat(wire.send(Wire.get("/long")).read().body()).hasSize(MEGABYTE);
        }
    }

    @Test
    void a_client_that_speaks_http_2_too_speaks_http_1_1_here() throws Exception {
        try (var client =
                HttpClient.newBuilder().sslContext(CERTIFICATE.client()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + "/x"))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_client_that_speaks_nothing_but_http_2_is_told_in_the_handshake() throws Exception {
        try (var socket = connect()) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);

            assertThatIOException().isThrownBy(socket::startHandshake).withMessageContaining("no_application_protocol");
        }
    }

    @Test
    void a_refused_request_is_heard_although_more_was_sent() throws Exception {
        try (Wire wire = new Wire(connect())) {
            wire.send("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048576\r\n\r\n" + "x".repeat(MEGABYTE));

            assertThat(wire.read().status()).isEqualTo(413);
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void the_last_answer_is_followed_by_the_proper_end_of_tls() throws Exception {
        try (Wire wire = new Wire(connect())) {
            wire.send("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(wire.read().status()).isEqualTo(200);
            // Without it the JDK would throw, since the answer might have been cut off.
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void plain_http_is_not_understood() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send(Wire.get("/x"));

            assertThatIOException().isThrownBy(wire::read).withMessageStartingWith("closed after");
            assertThat(SEEN).isEmpty();
        }
    }

    @Test
    void another_handshake_over_the_same_connection_is_refused() throws Exception {
        try (var socket = connect("TLSv1.2");
                Wire wire = new Wire(socket)) {
            assertThat(wire.send(Wire.get("/x")).read().status()).isEqualTo(200);

            assertThatIOException().isThrownBy(() -> {
                socket.startHandshake();
                wire.send(Wire.get("/y")).read();
            });
            assertThat(SEEN).hasSize(1);
        }
    }

    @Test
    void a_client_shakes_hands_once_also_before_its_first_request() throws Exception {
        try (var socket = connect("TLSv1.2");
                Wire wire = new Wire(socket)) {
            socket.startHandshake();

            assertThatIOException().isThrownBy(() -> {
                socket.startHandshake();
                wire.send(Wire.get("/y")).read();
            });
            assertThat(SEEN).isEmpty();
        }
    }

    @Test
    void a_client_that_does_not_trust_the_certificate_goes_without_harm() throws Exception {
        try (var socket = TestCertificate.ec().connect(listener.port())) {
            assertThatIOException().isThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
        try (Wire wire = new Wire(connect())) {
            assertThat(wire.send(Wire.get("/x")).read().status()).isEqualTo(200);
        }
    }
}

package org.spaarpunt;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.testing.TraceReceiver.attributes;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.TraceReceiver;

/** What a receiver of traces is sent of requests that came over HTTP. A server that is closed has sent all of it. */
class TracesTest {
    private static final String CARD = "0987654321113";
    private static final String EVENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String CHECKIN = "POST /uitpas/passholder/checkin";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    private static TestDatabase database;

    private final TraceReceiver receiver = TraceReceiver.start();

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        database = RunningServer.demoDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void restore() {
        database.restore();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_check_in_is_a_request_with_its_batch_and_the_statements_of_that() {
        try (var server = server(Map.of())) {
            assertThat(checkIn(server).status()).isEqualTo(200);
        }
        var request = receiver.span(CHECKIN);
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(request.getParentSpanId().isEmpty()).isTrue();
        assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
        assertThat(attributes(request))
                .containsOnly(
                        entry("http.request.method", "POST"),
                        entry("http.route", "/uitpas/passholder/checkin"),
                        entry("http.response.status_code", "200"),
                        entry("url.scheme", "http"),
                        entry("network.protocol.version", "1.1"),
                        entry("spaarpunt.request_id", "test-1"));
        assertThat(receiver.childrenOf(request)).contains("connection", "checkin-desk wait", "checkin-desk batch");
        var batch = receiver.span("checkin-desk batch");
        assertThat(attributes(batch)).containsOnly(entry("spaarpunt.batch_size", "1"));
        assertThat(receiver.childrenOf(batch))
                .contains(
                        "connection",
                        "insert oauth_nonce",
                        "insert checkin, insert transfer, insert balance",
                        "commit");
        assertThat(attributes(receiver.span("insert oauth_nonce")))
                .containsOnly(entry("db.system.name", "postgresql"), entry("db.query.summary", "insert oauth_nonce"));
    }

    @Test
    void the_receiver_is_told_who_sends_and_gets_the_headers_of_the_file() throws IOException {
        var headers =
                Files.writeString(directory.resolve("headers"), "# of the collector\nAuthorization: Bearer hidden\n");
        var settings = Map.of(
                "otlp-headers-file", headers.toString(),
                "otlp-service-name", "uitpas",
                "otlp-service-instance", "server-1");
        try (var server = server(settings)) {
            checkIn(server);
        }
        assertThat(receiver.authorizations()).isNotEmpty().containsOnly("Bearer hidden");
        assertThat(receiver.sender())
                .contains(entry("service.name", "uitpas"), entry("service.instance.id", "server-1"))
                .containsKey("service.version");
    }

    @Test
    void nothing_of_a_client_or_a_person_is_in_a_span() {
        try (var server = server(Map.of())) {
            var keys = DemoProfile.COUNTER.keys();
            checkIn(server);
            checkIn(server);
            server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/0930056878802?show=Peeters");
            server.as(DemoProfile.MEMBER_APP).send("POST", "uitpas/enduser/checkin", "text/plain", "Peeters");
            Client.exchange(HttpRequest.newBuilder(server.uri().resolve("/counter/Peeters?card=" + CARD))
                    .method("PEETERS", HttpRequest.BodyPublishers.noBody())
                    .header("User-Agent", "Peeters")
                    .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                    .header("tracestate", "peeters=1")
                    .build());
            server.jdbi().useHandle(handle -> handle.execute("alter table balance rename to mislaid"));
            assertThat(server.as(DemoProfile.MEMBER_APP)
                            .get("uitpas/enduser/0930056878802")
                            .status())
                    .isEqualTo(500);
            server.jdbi().useHandle(handle -> handle.execute("alter table mislaid rename to balance"));
            var text = receivedAfter(server);
            assertThat(text)
                    .contains("_OTHER", "GET /uitpas/enduser/{uitpasNumber}", "42P01", "MAXIMUM_REACHED")
                    .doesNotContain(CARD, "0930056878802", EVENT, TRACE, "127.0.0.1", "oauth_signature", "oauth_token")
                    .doesNotContain(keys.consumerKey(), keys.token(), keys.consumerSecret(), keys.tokenSecret())
                    .doesNotContainIgnoringCase("peeters");
        }
        var broken = receiver.spans().stream()
                .filter(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR)
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(broken)
                .singleElement()
                .satisfies(span -> assertThat(attributes(span))
                        .contains(entry("error.type", "500"), entry("spaarpunt.code", "ACTION_FAILED")));
    }

    @Test
    void a_trusted_proxy_decides_of_which_trace_a_request_is_and_whether_it_is_recorded() {
        var trusted = Map.of("trusted-proxies", "127.0.0.1", "otlp-sampling-ratio", "0");
        try (var server = server(trusted)) {
            checkIn(server.as(DemoProfile.COUNTER).with("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
            checkIn(server.as(DemoProfile.COUNTER).with("traceparent", "00-" + TRACE + "-" + PARENT + "-00"));
            checkIn(server.as(DemoProfile.COUNTER).with("traceparent", "00-" + TRACE + "-01"));
        }
        var request = receiver.span(CHECKIN);
        assertThat(hex(request.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(request.getParentSpanId())).isEqualTo(PARENT);
        assertThat(receiver.spans())
                .allSatisfy(span -> assertThat(hex(span.getTraceId())).isEqualTo(TRACE));
    }

    @Test
    void anybody_else_decides_neither() {
        try (var server = server(Map.of("otlp-sampling-ratio", "0"))) {
            checkIn(server.as(DemoProfile.COUNTER).with("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
        }
        assertThat(receiver.spans()).isEmpty();
    }

    @Test
    @Timeout(60)
    void what_watches_the_server_is_not_traced_and_periodic_tasks_are() throws InterruptedException {
        try (var server = server(Map.of())) {
            for (var path : List.of("/health", "/health/live", "/health/ready", "/metrics")) {
                assertThat(Client.exchange(HttpRequest.newBuilder(server.uri().resolve(path))
                                        .build())
                                .status())
                        .isEqualTo(200);
            }
            receiver.await("task figures");
        }
        assertThat(receiver.span("task figures").getParentSpanId().isEmpty()).isTrue();
        assertThat(receiver.spans()).noneMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
    }

    @Test
    @Timeout(60)
    void a_receiver_that_does_not_answer_holds_no_request_and_no_end() throws Exception {
        try (var hanging = TraceReceiver.hanging()) {
            try (var server = server(Map.of("otlp-endpoint", hanging.endpoint()))) {
                assertThat(checkIn(server).status()).isEqualTo(200);
                hanging.awaitFirst();
                assertThat(checkIn(server).code()).isEqualTo("MAXIMUM_REACHED");
            }
            assertThat(hanging.spans()).isEmpty();
        }
    }

    private RunningServer server(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("otlp-endpoint", receiver.endpoint()));
        settings.putAll(more);
        return RunningServer.on(database, settings);
    }

    private String receivedAfter(RunningServer server) {
        server.close();
        return receiver.text();
    }

    private static Answer checkIn(RunningServer server) {
        return checkIn(server.as(DemoProfile.COUNTER));
    }

    private static Answer checkIn(Client client) {
        return client.post("uitpas/passholder/checkin", "cdbid", EVENT, "uitpasNumber", CARD);
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}

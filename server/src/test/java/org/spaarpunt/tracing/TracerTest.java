package org.spaarpunt.tracing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.spaarpunt.testing.TraceReceiver.attributes;

import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.spaarpunt.testing.TraceReceiver;
import org.spaarpunt.tracing.Span.Kind;

@Timeout(60)
class TracerTest {
    @TempDir
    private Path directory;

    @Test
    void work_in_a_span_has_it_as_its_own_and_names_its_trace_in_the_log() {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver, 1)) {
            var span = begin(tracer, "work");
            var seen = Spans.within(span, () -> List.of(MDC.get(Spans.TRACE_ID), Spans.current()));
            assertThat(seen).containsExactly(span.traceId(), span);
            assertThat(span.traceId()).matches("[0-9a-f]{32}");
            assertThat(MDC.get(Spans.TRACE_ID)).isNull();
            assertThat(Spans.current()).isEqualTo(Spans.NONE);
        }
    }

    @Test
    void work_that_fails_is_marked_with_the_class_of_its_exception_and_not_with_its_message() throws Exception {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver, 1)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> Spans.within(begin(tracer, "work"), (Runnable) TracerTest::fail));
            receiver.await("work");
            assertThat(receiver.span("work").getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
            assertThat(attributes(receiver.span("work")))
                    .containsOnly(entry("error.type", "java.lang.IllegalStateException"));
            assertThat(receiver.text()).doesNotContain("0930056878802");
        }
    }

    @Test
    void of_a_call_to_another_server_the_host_is_known_and_not_the_path() throws Exception {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver, 1)) {
            Spans.within(
                    begin(tracer, "task"),
                    () -> Spans.beginCall("POST", URI.create("https://hooks.example:8443/in/secret?key=secret"))
                            .close());
            receiver.await("POST");
            assertThat(attributes(receiver.span("POST")))
                    .containsOnly(
                            entry("http.request.method", "POST"),
                            entry("server.address", "hooks.example"),
                            entry("server.port", "8443"));
            assertThat(receiver.childrenOf(receiver.span("task"))).containsExactly("POST");
        }
    }

    @Test
    void another_thread_works_in_the_span_only_if_it_is_handed_on() throws Exception {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver, 1)) {
            var seen = new ArrayList<Boolean>();
            Runnable look = () -> seen.add(Spans.current().isRecorded());
            var works = Spans.within(begin(tracer, "task"), () -> List.of(look, Spans.continued("other thread", look)));
            for (var work : works) {
                Thread.ofVirtual().start(work).join();
            }
            assertThat(seen).containsExactly(false, true);
            receiver.await("other thread");
        }
    }

    @Test
    void a_trace_that_is_not_sampled_records_nothing_and_neither_does_what_happens_in_it() {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver, 0)) {
            var span = begin(tracer, "work");
            assertThat(span.isRecorded()).isFalse();
            assertThat(Spans.within(span, () -> Spans.begin("part", Kind.INTERNAL)))
                    .isEqualTo(Spans.NONE);
        }
    }

    @Test
    void spans_beyond_those_that_may_wait_are_dropped_and_counted() {
        try (var receiver = TraceReceiver.hanging();
                var tracer = tracer(receiver, 1)) {
            for (int i = 0; i < SpanExport.LIMIT + 3; i++) {
                begin(tracer, "work").close();
            }
            assertThat(tracer.exports()).isEqualTo(new Tracer.Exports(0, 0, 3));
        }
    }

    @Test
    void spans_are_counted_by_whether_the_receiver_takes_them() throws InterruptedException {
        try (var receiver = TraceReceiver.start();
                var refusing = TraceReceiver.refusing();
                var good = tracer(receiver, 1);
                var bad = tracer(refusing, 1)) {
            begin(good, "work").close();
            begin(bad, "work").close();
            while (good.exports().exported() + bad.exports().failed() < 2) {
                Thread.sleep(10);
            }
            assertThat(good.exports()).isEqualTo(new Tracer.Exports(1, 0, 0));
            assertThat(bad.exports()).isEqualTo(new Tracer.Exports(0, 1, 0));
        }
    }

    @Test
    void headers_stand_in_a_file_each_on_a_line() throws IOException {
        var file = Files.writeString(directory.resolve("headers"), """
                # of the collector
                Authorization: Bearer hidden

                X-Scope-OrgID:stad
                """);
        assertThat(HeadersFile.read(file))
                .containsOnly(entry("Authorization", "Bearer hidden"), entry("X-Scope-OrgID", "stad"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hidden", "Authorization=hidden", "Authorization:", ": hidden", "Na me: hidden", "A: hidd\u00e9n"
            })
    void a_line_that_is_no_header_is_named_and_not_told(String line) throws IOException {
        var file = Files.writeString(directory.resolve("headers"), "X-Scope-OrgID: stad\n" + line);
        assertThatExceptionOfType(UnusableHeadersException.class)
                .isThrownBy(() -> HeadersFile.read(file))
                .withMessageContaining("line 2 is no header")
                .withMessageNotContaining("hidd");
    }

    @Test
    void a_file_of_headers_that_is_not_there_is_named() {
        assertThatExceptionOfType(UnusableHeadersException.class)
                .isThrownBy(() -> HeadersFile.read(directory.resolve("headers")))
                .withMessage("The file " + directory.resolve("headers") + " of otlp-headers-file cannot be read");
    }

    private static void fail() {
        throw new IllegalStateException("the card 0930056878802");
    }

    private static Span begin(Tracer tracer, String name) {
        return tracer.begin(name, Kind.INTERNAL, Optional.empty());
    }

    private static Tracer tracer(TraceReceiver receiver, double ratio) {
        return Tracer.of(
                Optional.of(new TraceSettings(
                        URI.create(receiver.endpoint()), Optional.empty(), ratio, "spaarpunt", Optional.empty())),
                "1.0");
    }
}

package org.spaarpunt.storage;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.testing.TraceReceiver.attributes;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span.Link;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spaarpunt.testing.TraceReceiver;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Span.Kind;
import org.spaarpunt.tracing.Spans;
import org.spaarpunt.tracing.TraceSettings;
import org.spaarpunt.tracing.Tracer;

@Timeout(60)
class TracedTurnTest {
    @Test
    void a_batch_is_in_the_trace_of_its_first_recorded_request_and_linked_to_the_others_in_both_directions()
            throws InterruptedException {
        try (var receiver = TraceReceiver.start();
                var tracer = tracer(receiver)) {
            var turns =
                    List.of(TracedTurn.begin("desk"), turn(tracer, "one"), turn(tracer, "two"), turn(tracer, "three"));
            TracedTurn.taken("desk", turns, turn -> turn).close();
            turns.forEach(turn -> turn.request().close());
            receiver.await("three");

            var batch = receiver.span("desk batch");
            var first = receiver.span("one");
            assertThat(batch.getTraceId()).isEqualTo(first.getTraceId());
            assertThat(batch.getParentSpanId()).isEqualTo(first.getSpanId());
            assertThat(attributes(batch)).containsOnly(entry("spaarpunt.batch_size", "4"));
            assertThat(batch.getLinksList())
                    .extracting(Link::getSpanId)
                    .containsExactly(
                            receiver.span("two").getSpanId(),
                            receiver.span("three").getSpanId());
            assertThat(linksOfWaits(receiver)).containsOnly(batch.getSpanId()).hasSize(2);
        }
    }

    @Test
    void a_batch_of_requests_that_are_not_recorded_is_not_either() {
        var turns = List.of(TracedTurn.begin("desk"), TracedTurn.begin("desk"));
        assertThat(TracedTurn.taken("desk", turns, turn -> turn)).isEqualTo(Spans.NONE);
    }

    private static List<ByteString> linksOfWaits(TraceReceiver receiver) {
        return receiver.spans().stream()
                .filter(span -> span.getName().equals("desk wait"))
                .flatMap(span -> span.getLinksList().stream())
                .map(Link::getSpanId)
                .toList();
    }

    /** That of a request which goes on. */
    private static TracedTurn turn(Tracer tracer, String name) {
        Span request = tracer.begin(name, Kind.SERVER, Optional.empty());
        return new TracedTurn(request, request.child("desk wait", Kind.INTERNAL));
    }

    private static Tracer tracer(TraceReceiver receiver) {
        return Tracer.of(
                Optional.of(new TraceSettings(
                        URI.create(receiver.endpoint()), Optional.empty(), 1, "spaarpunt", Optional.empty())),
                "1.0");
    }
}

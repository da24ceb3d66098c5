package org.spaarpunt.storage;

import java.util.List;
import java.util.function.Function;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Span.Kind;
import org.spaarpunt.tracing.Spans;

/**
 * A recorded request that waits for a batch. The batch is in the trace of the first such request in it, and linked to
 * the others, so that what the batch took is found from each of them.
 *
 * @param request the span in which it asks
 * @param waiting the span from its question until a batch takes it
 */
record TracedTurn(Span request, Span waiting) {
    private static final TracedTurn UNRECORDED = new TracedTurn(Spans.NONE, Spans.NONE);

    static TracedTurn begin(String batcher) {
        var request = Spans.current();
        return request.isRecorded()
                ? new TracedTurn(request, request.child(batcher + " wait", Kind.INTERNAL))
                : UNRECORDED;
    }

    /** Begins the span of a batch, with which the waits of its requests end; unrecorded where no request is recorded. */
    static <W> Span taken(String batcher, List<W> batch, Function<W, TracedTurn> turnOf) {
        var span = Spans.NONE;
        for (int i = 0; i < batch.size(); i++) {
            var turn = turnOf.apply(batch.get(i));
            if (!turn.request().isRecorded()) {
                continue;
            }
            if (span.isRecorded()) {
                span.link(turn.request());
                turn.waiting().link(span);
            } else {
                span = turn.request().child(batcher + " batch", Kind.INTERNAL).set(Attribute.BATCH_SIZE, batch.size());
            }
            turn.end();
        }
        return span;
    }

    void end() {
        waiting.close();
    }
}

package org.spaarpunt.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;

/** Counts the spans that another exporter sends, and logs its failures once in a while. */
final class CountingExporter implements SpanExporter {
    private static final EventLog LOG = EventLog.of(CountingExporter.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final SpanExporter sender;
    private final URI receiver;
    private final AtomicInteger onTheirWay;
    private final LongAdder exported = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicLong unlogged = new AtomicLong();

    /** A moment of {@link System#nanoTime}. */
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /** @param onTheirWay what is to be told of spans that have arrived or are lost */
    CountingExporter(SpanExporter sender, URI receiver, AtomicInteger onTheirWay) {
        this.sender = sender;
        this.receiver = receiver;
        this.onTheirWay = onTheirWay;
    }

    long exported() {
        return exported.sum();
    }

    long failed() {
        return failed.sum();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        var result = sender.export(spans);
        return result.whenComplete(() -> {
            onTheirWay.addAndGet(-count);
            if (result.isSuccess()) {
                exported.add(count);
            } else {
                failed.add(count);
                tell(count, result.getFailureThrowable());
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return sender.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }

    private void tell(int count, @Nullable Throwable reason) {
        long lost = unlogged.addAndGet(count);
        long now = System.nanoTime();
        long until = quietUntil.get();
        if (now - until < 0 || !quietUntil.compareAndSet(until, now + QUIET.toNanos())) {
            return;
        }
        unlogged.addAndGet(-lost);
        LOG.warn(
                "traces_unsent",
                "Traces could not be sent to {receiver}: {reason} ({spans} spans lost since the last such line)",
                receiver,
                reason == null || reason.getCause() == null
                        ? "it refused them"
                        : reason.getCause().toString(),
                lost);
    }
}

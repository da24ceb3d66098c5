package org.spaarpunt.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.spaarpunt.tracing.Tracer.Exports;

/**
 * Hands ended spans to the exporter's thread, and counts what becomes of them. At most {@link #LIMIT} are on their way; one
 * more is dropped, so that a receiver that is slow or away costs neither time nor more memory than that.
 */
final class SpanExport implements SpanProcessor {
    static final int LIMIT = 4096;

    private static final int AT_ONCE = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** The exporter ends each attempt by itself; this is for one that does not. */
    private static final int PATIENCE_FACTOR = 2;

    private final SpanProcessor queue;
    private final AtomicInteger onTheirWay;
    private final CountingExporter exporter;
    private final LongAdder dropped = new LongAdder();

    private SpanExport(SpanProcessor queue, AtomicInteger onTheirWay, CountingExporter exporter) {
        this.queue = queue;
        this.onTheirWay = onTheirWay;
        this.exporter = exporter;
    }

    /** @param timeout after which the exporter ends an attempt */
    static SpanExport by(SpanExporter sender, URI receiver, Duration timeout) {
        var onTheirWay = new AtomicInteger();
        var exporter = new CountingExporter(sender, receiver, onTheirWay);
        var queue = BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(LIMIT)
                .setMaxExportBatchSize(AT_ONCE)
                .setScheduleDelay(EVERY)
                .setExporterTimeout(timeout.multipliedBy(PATIENCE_FACTOR))
                .build();
        return new SpanExport(queue, onTheirWay, exporter);
    }

    Exports counts() {
        return new Exports(exporter.exported(), exporter.failed(), dropped.sum());
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Only ended spans are sent.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (onTheirWay.incrementAndGet() > LIMIT) {
            onTheirWay.decrementAndGet();
            dropped.increment();
            return;
        }
        queue.onEnd(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return queue.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return queue.shutdown();
    }
}

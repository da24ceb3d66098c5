package org.spaarpunt.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

/** A span of OpenTelemetry. */
record RecordedSpan(io.opentelemetry.api.trace.Tracer tracer, io.opentelemetry.api.trace.Span span) implements Span {
    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public Span child(String name, Kind kind) {
        var begun = tracer.spanBuilder(name)
                .setParent(Context.root().with(span))
                .setSpanKind(theirs(kind))
                .startSpan();
        return new RecordedSpan(tracer, begun);
    }

    @Override
    public void link(Span other) {
        if (other instanceof RecordedSpan(var _, var linked)) {
            span.addLink(linked.getSpanContext());
        }
    }

    @Override
    public void rename(String name) {
        span.updateName(name);
    }

    @Override
    public Span set(Attribute attribute, String value) {
        span.setAttribute(attribute.key(), value);
        return this;
    }

    @Override
    public Span set(Attribute attribute, long value) {
        span.setAttribute(attribute.key(), value);
        return this;
    }

    @Override
    public void fail(String type) {
        span.setAttribute(Attribute.FAILURE.key(), type);
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    @Override
    public void close() {
        if (span.isRecording()) {
            span.end();
        }
    }

    static SpanKind theirs(Kind kind) {
        return switch (kind) {
            case SERVER -> SpanKind.SERVER;
            case CLIENT -> SpanKind.CLIENT;
            case INTERNAL -> SpanKind.INTERNAL;
        };
    }
}

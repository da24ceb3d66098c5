package org.spaarpunt.tracing;

import java.util.Optional;
import org.spaarpunt.tracing.Span.Kind;

record NoTracer() implements Tracer {
    static final Tracer ONLY = new NoTracer();

    private static final Exports NOTHING = new Exports(0, 0, 0);

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Span begin(String name, Kind kind, Optional<String> traceparent) {
        return Spans.NONE;
    }

    @Override
    public Exports exports() {
        return NOTHING;
    }

    @Override
    public Runnable traced(String name, Runnable work) {
        return work;
    }

    @Override
    public void close() {
        // Nothing waits.
    }
}

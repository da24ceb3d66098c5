package org.spaarpunt.tracing;

import java.util.Optional;
import org.spaarpunt.tracing.Span.Kind;

/** Begins traces, some of which are recorded and sent. Safe for use by any number of threads. */
public interface Tracer extends AutoCloseable {
    /**
     * Spans until now.
     *
     * @param exported those that the receiver took
     * @param failed those that could not be sent
     * @param dropped those that were not even tried, because too many waited
     */
    record Exports(long exported, long failed, long dropped) {}

    /** Records and sends what these settings say; without any, nothing. */
    static Tracer of(Optional<TraceSettings> settings, String version) {
        return settings.isPresent() ? OtlpTracer.start(settings.get(), version) : off();
    }

    /** Records nothing. */
    static Tracer off() {
        return NoTracer.ONLY;
    }

    /** Whether any trace is recorded. */
    boolean isOn();

    /**
     * Begins a trace, or continues another program's.
     *
     * @param traceparent what that program sent in the header of this name (W3C Trace Context); one that is malformed
     *     counts as none. It decides whether the trace is recorded
     */
    Span begin(String name, Kind kind, Optional<String> traceparent);

    Exports exports();

    /** The same work, each time in a trace of its own. */
    default Runnable traced(String name, Runnable work) {
        return () -> Spans.within(begin(name, Kind.INTERNAL, Optional.empty()), work);
    }

    /** Sends what waits, for a moment at most. */
    @Override
    void close();
}

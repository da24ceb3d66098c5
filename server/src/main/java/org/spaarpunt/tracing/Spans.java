package org.spaarpunt.tracing;

import java.net.URI;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.spaarpunt.tracing.Span.Kind;

/** The span in which a thread works, if any. Another thread does not inherit it. */
public final class Spans {
    /** Records nothing, and its children do not either. */
    public static final Span NONE = new Unrecorded();

    /** In the log lines of a thread that works in a recorded span: the key that collectors of logs know. */
    static final String TRACE_ID = "trace_id";

    private static final ScopedValue<Span> CURRENT = ScopedValue.newInstance();

    private Spans() {}

    public static Span current() {
        return CURRENT.orElse(NONE);
    }

    /** Begins an operation within the current one. */
    public static Span begin(String name, Kind kind) {
        return current().child(name, kind);
    }

    /** Begins a request to another server. Nothing of the address but host and port is recorded: a path may hold a key. */
    public static Span beginCall(String method, URI address) {
        var parent = current();
        if (!parent.isRecorded()) {
            return NONE;
        }
        var call = parent.child(method, Kind.CLIENT).set(Attribute.METHOD, method);
        if (address.getHost() != null) {
            call.set(Attribute.SERVER_ADDRESS, address.getHost());
        }
        if (address.getPort() > 0) {
            call.set(Attribute.SERVER_PORT, address.getPort());
        }
        return call;
    }

    /** Does the work in the span, which ends with it. */
    public static <T> T within(Span span, Supplier<T> work) {
        if (!span.isRecorded()) {
            return work.get();
        }
        try (span;
                var _ = MDC.putCloseable(TRACE_ID, span.traceId())) {
            return doneIn(span, work);
        }
    }

    /** The same for work without a result. */
    public static void within(Span span, Runnable work) {
        within(span, () -> {
            work.run();
            return span;
        });
    }

    /** Work for another thread, as an operation within the current one. */
    public static Runnable continued(String name, Runnable work) {
        var parent = current();
        return parent.isRecorded() ? () -> within(parent.child(name, Kind.INTERNAL), work) : work;
    }

    private static <T> T doneIn(Span span, Supplier<T> work) {
        try {
            return ScopedValue.where(CURRENT, span).call(work::get);
        } catch (RuntimeException | Error failure) {
            span.fail(failure);
            throw failure;
        }
    }
}

package org.spaarpunt.http;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.tracing.Tracer;

/** Gives requests their ids, adds the id to the log lines of a request, and logs every answer. */
final class RequestLog {
    static final String ID_KEY = "requestId";

    private static final EventLog LOG = EventLog.of(RequestLog.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private final Supplier<String> ids;
    private final ExchangeObserver observer;

    RequestLog(Supplier<String> ids, ExchangeObserver observer) {
        this.ids = ids;
        this.observer = observer;
    }

    String nextId() {
        return ids.get();
    }

    /** Until it is closed, the log lines of this thread carry the id. */
    static MDC.MDCCloseable lines(String id) {
        return MDC.putCloseable(ID_KEY, id);
    }

    Tracer tracerOf(Request request) {
        return observer.tracerOf(request);
    }

    void answered(Response answer, Duration took) {
        Label label = answer.label();
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "request_answered",
                    "{call} {status} {code} {milliseconds} ms",
                    label.call(),
                    answer.status(),
                    label.code(),
                    took.toNanos() / NANOS_PER_MILLI);
        }
        observer.answered(label, answer.status(), took);
    }
}

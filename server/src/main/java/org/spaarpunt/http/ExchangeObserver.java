package org.spaarpunt.http;

import java.time.Duration;
import org.spaarpunt.tracing.Tracer;

/**
 * Is notified of every answer, just before it is sent. Called by many threads at once; must be cheap and never throw.
 */
@FunctionalInterface
public interface ExchangeObserver {
    /**
     * A request is about to be answered.
     *
     * @param took from the end of reading the request to its answer; zero if it could not be read
     */
    void answered(Label label, int status, Duration took);

    /** What begins the trace of this request. */
    default Tracer tracerOf(Request request) {
        return Tracer.off();
    }
}

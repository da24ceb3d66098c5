package org.spaarpunt.http;

import java.time.Duration;

/** Is told of every answer, just before it is sent. Called by many threads at once; costs little and never throws. */
@FunctionalInterface
public interface ExchangeObserver {
    /**
     * A request has its answer.
     *
     * @param took from the request read whole to its answer; zero where it could not be read
     */
    void answered(Label label, int status, Duration took);
}

package org.spaarpunt.storage;

import java.time.Duration;

/** Is notified of the work of a {@link Batcher}. Called by many threads at once; must be cheap and never throw. */
public interface BatchObserver {
    /**
     * A batch was executed.
     *
     * @param size requests in it
     * @param took for all of them together, also when it failed
     */
    void batch(int size, Duration took);

    /**
     * A request has its answer, or failed.
     *
     * @param took since it was submitted, waiting included
     */
    void question(Duration took);
}

package org.spaarpunt.storage;

import java.time.Duration;

/** Is told how a {@link Batcher} fares. Called by many threads at once; costs little and never throws. */
public interface BatchObserver {
    /**
     * A batch went to the database.
     *
     * @param size questions in it
     * @param took for all of them together, also when it failed
     */
    void batch(int size, Duration took);

    /**
     * A question has its answer, or failed.
     *
     * @param took since it was asked, waiting included
     */
    void question(Duration took);
}

package org.spaarpunt.storage;

import java.time.Duration;

/** For a {@link Batcher} that nobody watches. */
public record Unobserved() implements BatchObserver {
    @Override
    public void batch(int size, Duration took) {}

    @Override
    public void question(Duration took) {}
}

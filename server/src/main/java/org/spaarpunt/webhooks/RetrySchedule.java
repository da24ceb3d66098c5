package org.spaarpunt.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a report that was not delivered is sent again: ten attempts within some three days. */
final class RetrySchedule {
    /** The pauses after the first failure, the second, and so on. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A pause is up to this part shorter or longer, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /** The pause after this many attempts; empty: no more are made. */
    static Optional<Duration> pause(int attempts, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        double factor = random.nextDouble(1 - JITTER, 1 + JITTER);
        return Optional.of(Duration.ofMillis((long) (pause.toMillis() * factor)));
    }
}

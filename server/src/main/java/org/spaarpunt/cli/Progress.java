package org.spaarpunt.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Tells whoever waits for a long command how far it is. */
@FunctionalInterface
public interface Progress {
    /** A line at most so often. */
    Duration EVERY = Duration.ofSeconds(1);

    /** What is to be told how many rows there are, after each of them. */
    LongConsumer of(String what);

    /** Says nothing: nobody watches. */
    static Progress silent() {
        return _ -> _ -> {};
    }

    /**
     * Tells it where somebody watches.
     *
     * @param terminal takes a line from time to time
     */
    static Progress on(PrintStream terminal, InstantSource clock) {
        return what -> new LongConsumer() {
            private Instant next = clock.instant().plus(EVERY);

            @Override
            public void accept(long rows) {
                var now = clock.instant();
                if (!now.isBefore(next)) {
                    next = now.plus(EVERY);
                    terminal.println(rows + " " + what);
                }
            }
        };
    }
}

package org.spaarpunt.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Reports the progress of a long command. */
@FunctionalInterface
public interface Progress {
    /** At most one line per interval. */
    Duration EVERY = Duration.ofSeconds(1);

    /** A consumer of the number of rows so far, to be called after each of them. */
    LongConsumer of(String what);

    /** Reports nothing, because standard error is not a terminal. */
    static Progress silent() {
        return _ -> _ -> {};
    }

    /**
     * Reports on a terminal.
     *
     * @param terminal receives a line from time to time
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

package org.spaarpunt.loadtest.load;

import java.time.Duration;
import java.util.OptionalLong;
import org.spaarpunt.loadtest.program.ProgramArguments;

/**
 * The kind of load.
 *
 * @param warmup before anything is measured
 * @param rate requests per second, whatever the server does; without one, as many as the connections can carry
 * @param threads that share connections and rate
 */
record LoadPlan(int connections, Duration duration, Duration warmup, OptionalLong rate, int threads) {
    private static final int CONNECTIONS = 256;
    private static final int SECONDS = 10;
    private static final int WARMUP_SECONDS = 15;

    static LoadPlan of(ProgramArguments arguments) {
        int threads = arguments.count("threads", 1, 1);
        long rate = arguments.number("rate", 1, 0);
        return new LoadPlan(
                arguments.count("connections", threads, CONNECTIONS),
                Duration.ofSeconds(arguments.number("seconds", 1, SECONDS)),
                Duration.ofSeconds(arguments.number("warmup", 0, WARMUP_SECONDS)),
                rate == 0 ? OptionalLong.empty() : OptionalLong.of(rate),
                threads);
    }

    /** The arrivals of one thread. */
    Arrivals arrivals(long start, long end) {
        return rate.isPresent()
                ? new Arrivals.AtRate(start, end, (double) rate.getAsLong() / threads)
                : new Arrivals.WhenFree(end);
    }
}

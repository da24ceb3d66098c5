package org.spaarpunt.loadtest.load;

import java.time.Duration;

/** When the next request is due, on the clock of {@link System#nanoTime()}. For one thread. */
sealed interface Arrivals {

    /** The moment of the next request, which may be past; {@link #NONE} if there are no more. */
    long nextDue(long now);

    /** The next request has been sent, or is about to be. */
    void advance();

    /** Later than any moment of a run. */
    long NONE = Long.MAX_VALUE;

    /** Closed loop: whenever a connection is free. The more slowly the server answers, the fewer requests it gets. */
    record WhenFree(long end) implements Arrivals {
        @Override
        public long nextDue(long now) {
            return now < end ? now : NONE;
        }

        @Override
        public void advance() {
            // The next is due as soon as there is a connection for it.
        }
    }

    /**
     * Open loop: at even intervals, whatever the server does. A request that waits for a connection stays due at its
     * moment.
     */
    final class AtRate implements Arrivals {
        private static final long SECOND = Duration.ofSeconds(1).toNanos();

        private final long start;
        private final long end;
        private final double perSecond;
        private long sent;

        AtRate(long start, long end, double perSecond) {
            this.start = start;
            this.end = end;
            this.perSecond = perSecond;
        }

        @Override
        public long nextDue(long now) {
            long due = start + (long) (sent * SECOND / perSecond);
            return due < end ? due : NONE;
        }

        @Override
        public void advance() {
            sent++;
        }
    }
}

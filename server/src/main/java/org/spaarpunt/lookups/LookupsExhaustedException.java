package org.spaarpunt.lookups;

import java.time.Duration;

/** A caller has looked up as many unknown and foreign numbers as it may. The answer is the same for every call. */
public final class LookupsExhaustedException extends RuntimeException {
    private final Duration retryAfter;

    LookupsExhaustedException(Duration retryAfter) {
        super("A budget for unknown and foreign numbers is exhausted");
        this.retryAfter = retryAfter;
    }

    /** How long the budget stays exhausted. */
    public Duration retryAfter() {
        return retryAfter;
    }
}

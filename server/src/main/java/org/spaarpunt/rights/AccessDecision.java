package org.spaarpunt.rights;

import org.spaarpunt.counters.CounterAccess;

/** Whether a caller may do what it asks. */
public sealed interface AccessDecision {
    record Allowed() implements AccessDecision {}

    /** The verdict on a right at a counter, or the refusal of another one. */
    sealed interface AtCounter extends AccessDecision {}

    /** Allowed, at this counter. */
    record Admitted(CounterAccess standing) implements AtCounter {}

    record UnknownCounter() implements AtCounter {}

    /**
     * Refused.
     *
     * @param missing what the caller lacks, first of all
     */
    record Denied(Right.Named missing) implements AtCounter {}
}

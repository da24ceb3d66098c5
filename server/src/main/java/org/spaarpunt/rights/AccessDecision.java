package org.spaarpunt.rights;

import org.spaarpunt.counters.CounterAccess;

/** Whether a caller may do what it requests. */
public sealed interface AccessDecision {
    record Allowed() implements AccessDecision {}

    /** A decision about a right at a counter, or the denial of any other right. */
    sealed interface AtCounter extends AccessDecision {}

    /** Allowed, at this counter. */
    record Admitted(CounterAccess standing) implements AtCounter {}

    record UnknownCounter() implements AtCounter {}

    /**
     * Denied.
     *
     * @param missing the first right that the caller lacks
     */
    record Denied(Right.Named missing) implements AtCounter {}
}

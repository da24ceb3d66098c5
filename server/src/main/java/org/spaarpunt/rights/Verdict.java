package org.spaarpunt.rights;

import org.spaarpunt.counters.Standing;

/** Whether a caller may do what it asks. */
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** The verdict on a right at a counter, or the refusal of another one. */
    sealed interface AtCounter extends Verdict {}

    /** Allowed, at this counter. */
    record Admitted(Standing standing) implements AtCounter {}

    record UnknownCounter() implements AtCounter {}

    /**
     * Refused.
     *
     * @param missing what the caller lacks, first of all
     */
    record Denied(Right.Named missing) implements AtCounter {}
}

package org.spaarpunt.rights;

/** Whether a caller may search the check-ins of the past, which of them, and on whose behalf. */
public sealed interface CheckinReading {
    /**
     * The caller may.
     *
     * @param viewer decides of which passholders it is shown that they were there
     */
    record Granted(CheckinScope scope, Viewer viewer) implements CheckinReading {}

    record UnknownCounter() implements CheckinReading {}

    /**
     * The caller may not.
     *
     * @param missing what the caller lacks, first of all
     */
    record Denied(Right.Named missing) implements CheckinReading {}
}

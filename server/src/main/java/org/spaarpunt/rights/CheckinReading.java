package org.spaarpunt.rights;

/** Whether a caller may search past check-ins, which of them, and on whose behalf. */
public sealed interface CheckinReading {
    /**
     * The caller may.
     *
     * @param viewer decides which passholders are shown with their check-ins
     */
    record Granted(CheckinScope scope, Viewer viewer) implements CheckinReading {}

    record UnknownCounter() implements CheckinReading {}

    /**
     * The caller may not.
     *
     * @param missing the first right that the caller lacks
     */
    record Denied(Right.Named missing) implements CheckinReading {}
}

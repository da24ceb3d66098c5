package org.spaarpunt.families;

/** How an attempt of a passholder to leave a family ended. */
public sealed interface LeaveOutcome {
    /**
     * The passholder is a member no longer.
     *
     * @param family that the passholder was a member of until now
     */
    record Left(JoinedFamily family) implements LeaveOutcome {}

    /** Why nothing was changed. */
    enum Refused implements LeaveOutcome {
        /** The passholder is a member of no family. */
        NO_MEMBER,
        /** The passholder is old enough to decide, and has an account in which to do so. */
        DECIDES_IN_ACCOUNT
    }
}

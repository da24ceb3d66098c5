package org.spaarpunt.accounts;

import java.time.Duration;

/** The outcome of a sign-in. */
public sealed interface SignInOutcome {
    /**
     * Everything that was required is right.
     *
     * @param started the new session
     * @param knownBrowser the cookie by which the browser shows at its next sign-in that it was used before
     */
    record SignedIn(Sessions.Started started, String knownBrowser) implements SignInOutcome {}

    /**
     * The name and the password are right, and the account has a second factor.
     *
     * @param step is sent with the code
     */
    record CodeNeeded(String step) implements SignInOutcome {
        /** Omits the step. */
        @Override
        public String toString() {
            return "CodeNeeded";
        }
    }

    /** The code is wrong, or was used before. */
    record WrongCode(String step) implements SignInOutcome {
        /** Omits the step. */
        @Override
        public String toString() {
            return "WrongCode";
        }
    }

    /** Too many wrong codes; the next one is checked after {@code freeIn}. */
    record TooManyCodes(String step, Duration freeIn) implements SignInOutcome {
        /** Omits the step. */
        @Override
        public String toString() {
            return "TooManyCodes[" + freeIn + "]";
        }
    }

    /** The code came too late, or the password was changed meanwhile: the sign-in must start again. */
    record StepOver() implements SignInOutcome {}

    /** No such account, a wrong password, none, or a disabled account: the answer does not reveal which. */
    record Refused() implements SignInOutcome {}

    /** Nothing was checked, because of too many attempts; the next one is allowed after {@code freeIn}. */
    record TooOften(Duration freeIn) implements SignInOutcome {}

    /** Too many passwords are being checked. */
    record Busy() implements SignInOutcome {}
}

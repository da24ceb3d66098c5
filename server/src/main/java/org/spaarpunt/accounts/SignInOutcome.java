package org.spaarpunt.accounts;

import java.time.Duration;

/** How a sign-in ended. */
public sealed interface SignInOutcome {
    /**
     * Everything that was asked for is right.
     *
     * @param started the new session
     * @param knownBrowser the cookie by which the browser shows at its next sign-in that it was here
     */
    record SignedIn(Sessions.Started started, String knownBrowser) implements SignInOutcome {}

    /**
     * The name and the password are right, and the account has a second factor.
     *
     * @param step what is sent with the code
     */
    record CodeNeeded(String step) implements SignInOutcome {
        /** Leaves the step out. */
        @Override
        public String toString() {
            return "CodeNeeded";
        }
    }

    /** The code is another, or was used before. */
    record WrongCode(String step) implements SignInOutcome {
        /** Leaves the step out. */
        @Override
        public String toString() {
            return "WrongCode";
        }
    }

    /** Too many wrong codes; the next one is looked at after {@code freeIn}. */
    record TooManyCodes(String step, Duration freeIn) implements SignInOutcome {
        /** Leaves the step out. */
        @Override
        public String toString() {
            return "TooManyCodes[" + freeIn + "]";
        }
    }

    /** The code came too late, or the password was changed meanwhile: the sign-in begins anew. */
    record StepOver() implements SignInOutcome {}

    /** No such account, another password, none, or an account that was disabled: the answer does not tell which. */
    record Refused() implements SignInOutcome {}

    /** Nothing was looked at, because it was tried too often; the next try is free after {@code freeIn}. */
    record TooOften(Duration freeIn) implements SignInOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements SignInOutcome {}
}

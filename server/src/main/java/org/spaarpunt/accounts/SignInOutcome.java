package org.spaarpunt.accounts;

import java.time.Duration;

/** What became of a sign-in. */
public sealed interface SignInOutcome {
    /**
     * The name and the password are right.
     *
     * @param started the new session
     * @param knownBrowser the cookie by which the browser shows at its next sign-in that it was here
     */
    record SignedIn(Sessions.Started started, String knownBrowser) implements SignInOutcome {}

    /** No such account, another password, none, or an account that was disabled: nobody is told which. */
    record Refused() implements SignInOutcome {}

    /** Nothing was looked at, because it was tried too often; the next try is free after {@code freeIn}. */
    record TooOften(Duration freeIn) implements SignInOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements SignInOutcome {}
}

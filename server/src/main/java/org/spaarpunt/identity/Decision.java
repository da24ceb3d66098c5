package org.spaarpunt.identity;

import java.net.URI;

/** The outcome of a user's decision about a consumer. */
public sealed interface Decision {
    /** The browser goes back to the consumer, and the address contains the decision. */
    record GoBack(URI address) implements Decision {}

    /** The user allowed it, and types this verifier into the application. */
    record ShowVerifier(String verifier) implements Decision {}

    /** The user refused, and there is no address to go back to. */
    record Refused() implements Decision {}

    /** The request token has expired, or was decided on before; nothing has changed. */
    record TooLate() implements Decision {}
}

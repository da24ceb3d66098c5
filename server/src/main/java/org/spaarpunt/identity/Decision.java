package org.spaarpunt.identity;

import java.net.URI;

/** What follows when a user has decided about a consumer. */
public sealed interface Decision {
    /** The browser goes back to the consumer, and the address tells it what was decided. */
    record GoBack(URI address) implements Decision {}

    /** The user allowed it, and types this over. */
    record ShowVerifier(String verifier) implements Decision {}

    /** The user refused, and there is nowhere to go back to. */
    record Refused() implements Decision {}

    /** The request token has expired, or was decided about before; nothing has changed. */
    record TooLate() implements Decision {}
}

package org.spaarpunt.idempotency;

import org.spaarpunt.storage.PassingFailureException;

/** A later version of the program kept this outcome: it passes once this server is upgraded too, and other servers may be already. */
public final class UnreadableOutcomeException extends PassingFailureException {
    UnreadableOutcomeException(String message) {
        super(message);
    }
}

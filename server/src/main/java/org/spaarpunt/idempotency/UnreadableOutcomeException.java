package org.spaarpunt.idempotency;

import org.spaarpunt.storage.PassingFailureException;

/**
 * A later version of the program stored this outcome. It is readable once this server is upgraded, and on other servers
 * perhaps already.
 */
public final class UnreadableOutcomeException extends PassingFailureException {
    UnreadableOutcomeException(String message) {
        super(message);
    }
}

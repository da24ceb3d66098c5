package org.spaarpunt.rights;

import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/**
 * The consumer and user that a signature proves, and the counter and uid that the request names.
 *
 * @param counterKey the consumer key of a counter
 * @param uid of a user; empty when the request names none
 */
public record Caller(Consumer consumer, Optional<User> user, String counterKey, String uid) {
    /** The same caller with another uid, for requests that name the user in another way. */
    public Caller about(String otherUid) {
        return new Caller(consumer, user, counterKey, otherUid);
    }
}

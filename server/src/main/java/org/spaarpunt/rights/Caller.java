package org.spaarpunt.rights;

import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/**
 * Who calls, as its signature proves, and where and about whom it wants to do something, as it says.
 *
 * @param counterKey the consumer key of a counter
 * @param uid of a user; empty when the request names none
 */
public record Caller(Consumer consumer, Optional<User> user, String counterKey, String uid) {
    /** The same caller, about a user that the request names otherwise. */
    public Caller about(String otherUid) {
        return new Caller(consumer, user, counterKey, otherUid);
    }
}

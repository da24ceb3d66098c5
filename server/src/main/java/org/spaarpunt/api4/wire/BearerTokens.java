package org.spaarpunt.api4.wire;

import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/** Verifies bearer tokens, and finds applications by their ids. */
public interface BearerTokens {

    /** What a token proves. */
    sealed interface Verified {
        /**
         * The token can be used.
         *
         * @param user empty: the application acts for itself
         */
        record Valid(Consumer application, Optional<User> user) implements Verified {}

        /**
         * The token cannot be used.
         *
         * @param detail for the developer of the client, in English
         */
        record Invalid(String detail) implements Verified {}

        /** The issuer of the token cannot be asked for its keys now. */
        record Unavailable() implements Verified {}
    }

    Verified verify(String token);

    /** The application with this id, if it may send requests. */
    Optional<Consumer> application(String clientId);
}

package org.spaarpunt.api4.wire;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/** The party that a request comes from, verified as far as its kind of token allows. */
public sealed interface ApiCaller {

    /** A user, through an application that the user gave access. */
    record OfUser(User person, Consumer client) implements ApiCaller {}

    /** An application, for itself. */
    record OfClient(Consumer client) implements ApiCaller {}

    /** A party that named an application and proved nothing. */
    record Identified(Consumer client) implements ApiCaller {}

    /**
     * A party with a custom token, which its operation verifies.
     *
     * @param token as sent
     */
    record WithCustomToken(String token) implements ApiCaller {
        /** The token is a secret. */
        @Override
        public String toString() {
            return "WithCustomToken";
        }
    }

    record Anonymous() implements ApiCaller {}

    default Optional<User> user() {
        return this instanceof OfUser(var user, var _) ? Optional.of(user) : Optional.empty();
    }

    /** The application; empty if the request names none. */
    default Optional<Consumer> application() {
        return switch (this) {
            case OfUser(var _, var application) -> Optional.of(application);
            case OfClient(var application) -> Optional.of(application);
            case Identified(var application) -> Optional.of(application);
            case WithCustomToken _, Anonymous _ -> Optional.empty();
        };
    }

    default TokenKind kind() {
        return switch (this) {
            case OfUser _ -> TokenKind.USER;
            case OfClient _ -> TokenKind.CLIENT;
            case Identified _ -> TokenKind.CLIENT_ID;
            case WithCustomToken _ -> TokenKind.DEVICE;
            case Anonymous _ -> TokenKind.NONE;
        };
    }

    /** What limits of requests are counted by: the application and, for a user, that person within it. */
    default List<String> budgets() {
        return switch (this) {
            case OfUser(var user, var application) -> List.of(application.key(), application.key() + " " + user.uid());
            case OfClient(var application) -> List.of(application.key());
            case Identified _, WithCustomToken _, Anonymous _ -> List.of();
        };
    }
}

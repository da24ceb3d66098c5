package org.spaarpunt.openid;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which a client can obtain tokens. */
public enum ClientGrant {
    /** A user signs in and allows it. */
    AUTHORIZATION_CODE,
    /** The client acts for itself. */
    CLIENT_CREDENTIALS,
    /** The client gets a new access token without asking the user again. */
    REFRESH_TOKEN;

    public static Optional<ClientGrant> named(String name) {
        return Stream.of(values()).filter(grant -> grant.name().equals(name)).findFirst();
    }

    /** As the parameter {@code grant_type} names it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

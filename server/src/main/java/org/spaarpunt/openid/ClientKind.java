package org.spaarpunt.openid;

import java.util.Optional;
import java.util.stream.Stream;

/** Whether a client can keep a secret. */
public enum ClientKind {
    /** Runs on a server, and proves itself by the secret of its consumer. */
    CONFIDENTIAL,
    /** Runs on the machines of its users, proves nothing, and so must use PKCE. */
    PUBLIC;

    public static Optional<ClientKind> named(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}

package org.spaarpunt.identity;

import java.util.Set;

/**
 * An application that signs requests: what the rest of the server may know of it, without its secret.
 *
 * @param suspended it is known, and its requests are refused until it is let in again
 */
public record Consumer(String key, String name, Set<Permission> permissions, boolean suspended) {
    public Consumer {
        permissions = Set.copyOf(permissions);
    }

    /** One that is not suspended. */
    public Consumer(String key, String name, Set<Permission> permissions) {
        this(key, name, permissions, false);
    }
}

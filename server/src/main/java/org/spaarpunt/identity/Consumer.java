package org.spaarpunt.identity;

import java.util.Set;

/**
 * An application that signs requests, as the rest of the server sees it: without its secret.
 *
 * @param suspended its key is known, but its requests are refused until the suspension ends
 */
public record Consumer(String key, String name, Set<Permission> permissions, boolean suspended) {
    public Consumer {
        permissions = Set.copyOf(permissions);
    }

    /** A consumer that is not suspended. */
    public Consumer(String key, String name, Set<Permission> permissions) {
        this(key, name, permissions, false);
    }
}

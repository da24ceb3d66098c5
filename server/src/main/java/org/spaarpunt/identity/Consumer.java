package org.spaarpunt.identity;

import java.util.Set;

/** An application that signs requests: what the rest of the server may know of it, without its secret. */
public record Consumer(String key, String name, Set<Permission> permissions) {
    public Consumer {
        permissions = Set.copyOf(permissions);
    }
}

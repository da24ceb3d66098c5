package org.spaarpunt.http;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open. Where the last place has been taken, the client that has been silent longest loses its own, so
 * that those who open connections and say nothing, or never finish what they say, keep nobody out.
 */
final class OpenConnections {
    /** A client chosen to leave may have spoken in the meantime; so often another is chosen. */
    private static final int CHOICES = 3;

    private final Set<BoundedConnection> present = ConcurrentHashMap.newKeySet();
    private final int places;

    OpenConnections(int places) {
        this.places = places;
    }

    void enter(BoundedConnection newcomer) {
        present.add(newcomer);
        if (present.size() >= places) {
            makeRoom(newcomer);
        }
    }

    void leave(BoundedConnection connection) {
        present.remove(connection);
    }

    private void makeRoom(BoundedConnection newcomer) {
        for (int choice = 0; choice < CHOICES; choice++) {
            var longest = present.stream()
                    .filter(connection -> connection != newcomer && connection.waits())
                    .max(Comparator.comparingLong(BoundedConnection::silentNanos));
            if (longest.isEmpty() || longest.get().dismiss()) {
                return;
            }
        }
    }
}

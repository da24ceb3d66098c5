package org.spaarpunt.http;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections. When all places are taken, the client that has been silent longest loses its connection, so
 * that clients that open connections and send nothing, or never finish a request, do not lock others out.
 */
final class OpenConnections {
    /** How often another client is chosen when the chosen one has become active in the meantime. */
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

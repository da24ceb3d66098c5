package org.spaarpunt.loadtest.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Asks every node again and again which check-ins it has saved, for as long as it takes itself for the primary. A
 * check-in that was seen on some node and is missing on the primary in the end was written to a node that was not, or
 * no longer, the primary.
 */
final class SplitBrainWatch implements AutoCloseable {
    private static final Duration ASK_EVERY = Duration.ofMillis(250);

    /** Check-ins are committed in another order than they are numbered; none is overtaken by so many. */
    private static final long OVERLAP = 1_000;

    private static final String SEEN = """
            select checkin.id, card_number || ' at ' || cdbid as visit
            from checkin join event on event.id = checkin.event_id
            where not pg_is_in_recovery() and checkin.id > :after and cdbid = any(:events::text[])
            """;

    private static final String ALL = """
            select card_number || ' at ' || cdbid as visit
            from checkin join event on event.id = checkin.event_id
            where cdbid = any(:events::text[])
            """;

    private final List<String> events;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();

    /** @param events whose visits count */
    SplitBrainWatch(Cluster cluster, List<String> events) {
        this.events = List.copyOf(events);
        for (var node : cluster.nodes()) {
            var jdbi = cluster.jdbi(node);
            threads.add(
                    Thread.ofPlatform().daemon().name("watch-" + node.name()).start(() -> watch(jdbi)));
        }
    }

    /** How many of the check-ins that were seen are missing on the primary. */
    long missingOn(Jdbi primary) {
        var there = primary.withHandle(handle -> handle.createQuery(ALL)
                .bindArray("events", String.class, events)
                .mapTo(String.class)
                .set());
        var missing = new HashSet<>(seen);
        missing.removeAll(there);
        return missing.size();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void watch(Jdbi jdbi) {
        long after = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try (var handle = jdbi.open()) {
                while (true) {
                    after = Math.max(after, look(handle, Math.max(0, after - OVERLAP)));
                    Thread.sleep(ASK_EVERY);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (JdbiException away) {
                // A node that is away shows nothing; one that comes back may have other check-ins under these numbers.
                after = away instanceof ConnectionException ? after : 0;
            }
        }
    }

    private long look(Handle handle, long after) {
        return handle.createQuery(SEEN)
                .bind("after", after)
                .bindArray("events", String.class, events)
                .reduceRows(after, (highest, row) -> {
                    seen.add(row.getColumn("visit", String.class));
                    return Math.max(highest, row.getColumn("id", Long.class));
                });
    }
}

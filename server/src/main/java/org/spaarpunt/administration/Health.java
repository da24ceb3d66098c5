package org.spaarpunt.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the installation fares, as its database shows it.
 *
 * @param lastCheckin in the last day
 * @param checkins in the last hour
 * @param devices that are connected to an event, the silent ones first
 */
public record Health(
        Optional<Instant> lastCheckin,
        long checkins,
        List<DeviceState> devices,
        DatabaseState database,
        MailState mail,
        ChainState chain) {
    public Health {
        devices = List.copyOf(devices);
    }

    /** Whether a database keeps what another system needs to copy it. */
    public enum Archiving {
        /** Its log is not archived: copies are made in another way, if at all. */
        OFF,
        WORKS,
        FAILS
    }

    /**
     * A device that is connected to an event.
     *
     * @param lastCheckin in the last day
     * @param silent whether its last check-in is too long ago
     */
    public record DeviceState(String key, String name, String event, Optional<Instant> lastCheckin, boolean silent) {}

    /**
     * The database.
     *
     * @param connections that all servers and tools have open
     * @param replicas that follow it now
     * @param lag of the slowest of them; empty if there is none, or it may not be read
     * @param lastArchived when a part of its log was archived last
     */
    public record DatabaseState(
            String version,
            String schemaVersion,
            long bytes,
            int connections,
            int replicas,
            Optional<Duration> lag,
            Archiving archiving,
            Optional<Instant> lastArchived) {}

    /**
     * E-mails that wait.
     *
     * @param oldest when the one was written that waits longest
     */
    public record MailState(long waiting, Optional<Instant> oldest) {}

    /** The chain of the audit log. */
    public record ChainState(long entries, long pending) {}
}

package org.spaarpunt.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.devices.DeviceLight;
import org.spaarpunt.devices.DeviceTally;
import org.spaarpunt.storage.Timestamps;

/**
 * Figures of the whole installation for those who watch it, read from the database by {@link #round} and not when they are
 * asked for: however often that is, the database has the same work. They stay as they were while it is unavailable.
 */
public final class InstallationWatch {
    /** How often to run {@link #round}. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    /** How far back the first round looks. */
    static final Duration FIRST_LOOK = Duration.ofDays(1);

    /** A check-in is stamped when it is decided and may be committed this much later. */
    private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);

    private static final String CHECKINS = """
            with used as materialized (
                select card_number, max(checked_in_at) as last from checkin where checked_in_at > :since group by card_number
            )
            select card_system.name as card_system, max(used.last) as last
            from used
            join card on card.number = used.card_number
            join card_system on card_system.id = card.card_system_id
            group by card_system.name
            """;

    private static final String MAIL = "select count(*) as waiting, min(created_at) as oldest from mail_outbox";

    private final Jdbi jdbi;
    private final DeviceTally devices;
    private final InstantSource clock;
    private volatile Figures figures = new Figures(Map.of(), Map.of(), 0, Optional.empty());

    /** Only {@link #round} uses it. */
    private Instant lookedAt;

    /**
     * What is watched.
     *
     * @param lastCheckins by card system; those in which there has been none since a day before this server's start are
     *     missing
     * @param mailsWaiting e-mails that are to be sent
     * @param oldestMail when the one was written that waits longest
     */
    public record Figures(
            Map<String, Instant> lastCheckins,
            Map<DeviceLight, Long> devices,
            long mailsWaiting,
            Optional<Instant> oldestMail) {
        public Figures {
            lastCheckins = Map.copyOf(lastCheckins);
            devices = Map.copyOf(devices);
        }
    }

    public InstallationWatch(Jdbi jdbi, DeviceTally devices, InstantSource clock) {
        this.jdbi = jdbi;
        this.devices = devices;
        this.clock = clock;
        this.lookedAt = clock.instant().minus(FIRST_LOOK);
    }

    /** As the last round found them. */
    public Figures figures() {
        return figures;
    }

    /** For how many seconds the oldest e-mail has waited. */
    public long mailWaitSeconds() {
        return figures.oldestMail()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()))
                .orElse(0L);
    }

    /** Reads the figures; one at a time. */
    public synchronized void round() {
        var now = clock.instant();
        var lights = devices.read();
        figures = jdbi.withHandle(handle -> {
            var last = lastCheckins(handle);
            return handle.createQuery(MAIL)
                    .map((row, _) ->
                            new Figures(last, lights, row.getLong("waiting"), Timestamps.ifAnyIn(row, "oldest")))
                    .one();
        });
        lookedAt = now.minus(LONGEST_COMMIT);
    }

    private Map<String, Instant> lastCheckins(Handle handle) {
        var last = new HashMap<>(figures.lastCheckins());
        handle.createQuery(CHECKINS)
                .bind("since", Timestamps.bound(lookedAt))
                .map((row, _) -> Map.entry(row.getString("card_system"), Timestamps.in(row, "last")))
                .forEach(found -> last.merge(
                        found.getKey(), found.getValue(), (known, newer) -> newer.isAfter(known) ? newer : known));
        return last;
    }
}

package org.spaarpunt.checkins;

import static java.util.stream.Collectors.toMap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Columns;

/**
 * The check-ins at events as they come in. Three times a second the newest of each event that is watched on this server
 * are read, so that check-ins that any server makes are seen, nothing on their path is slowed down, and the cost does not
 * depend on how many people watch. While there is no viewer, nothing is read.
 *
 * <p>A check-in that is older than {@link CheckinUndo#PERIOD} cannot be undone any more, so those are counted only now
 * and then.
 */
public final class CheckinFeed implements AutoCloseable {
    /** The check-ins that a viewer sees; earlier ones are only counted. */
    public static final int NEWEST = 50;

    private static final EventLog LOG = EventLog.of(CheckinFeed.class);

    private static final Duration ROUND = Duration.ofMillis(330);

    /** Check-ins before this time are counted once for several rounds: they do not change any more. */
    private static final Duration CHANGING = CheckinUndo.PERIOD.plusMinutes(5);

    /** How long the count of those is used. */
    private static final Duration SETTLED_FOR = Duration.ofMinutes(1);

    private static final String MOMENT = "('epoch'::timestamptz + ? * interval '1 microsecond')";

    private static final String SETTLED = """
            select event_id, count(*) from checkin
            where event_id = any(?::bigint[]) and reversed_at is null and checked_in_at < %s
            group by event_id
            """.formatted(MOMENT);

    private static final String PULSE = """
            select (select count(*) from checkin where event_id = ? and reversed_at is null and checked_in_at >= %s) as total,
                   array_agg(passholder_id order by checked_in_at desc, id desc) as people,
                   array_agg(id order by checked_in_at desc, id desc) as ids
            from (
                select passholder_id, id, checked_in_at from checkin
                where event_id = ? and reversed_at is null
                order by checked_in_at desc, id desc
                limit %d
            ) latest
            """.formatted(MOMENT, NEWEST);

    private static final String DETAILS = StoredCheckin.select("""
            from checkin
            join unnest(?::bigint[], ?::bigint[]) as asked (passholder_id, id) using (passholder_id, id)
            """);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Map<Long, Watched> events = new HashMap<>();
    private final Thread thread;

    /** How many rounds have begun; guarded by the events, as is the next. */
    private long rounds;

    /** Whether an event is watched that no round has read yet. */
    private boolean isAwaited;

    /** An event that is watched, and by how many; guarded by the events. */
    private static final class Watched {
        private int watchers;
        /** Replaced by the thread that reads. */
        private volatile Settled settled = new Settled(Instant.MIN, 0);
        /** Empty: not read yet. */
        private Optional<State> state = Optional.empty();
        /** The round that has read the state. */
        private long round;
    }

    /** How many check-ins of an event were made before a time. */
    private record Settled(Instant edge, long total) {
        boolean isUsable(Instant now) {
            return !edge.isAfter(now.minus(CHANGING))
                    && edge.isAfter(now.minus(CHANGING).minus(SETTLED_FOR));
        }
    }

    /**
     * The check-ins at an event at one moment.
     *
     * @param total how many were not undone
     * @param newest the last of those, newest first, {@link #NEWEST} at most
     */
    public record State(long total, List<Entry> newest) {
        public State {
            newest = List.copyOf(newest);
        }

        /** The newest check-ins as the viewer may see them. */
        public List<FoundCheckin> seenBy(Viewer viewer) {
            return newest.stream().map(entry -> entry.checkin().seenBy(viewer)).toList();
        }
    }

    /** A check-in of which each viewer sees its own part. */
    public static final class Entry {
        private final StoredCheckin checkin;

        private Entry(StoredCheckin checkin) {
            this.checkin = checkin;
        }

        private StoredCheckin checkin() {
            return checkin;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && entry.checkin.reference().equals(checkin.reference());
        }

        @Override
        public int hashCode() {
            return checkin.reference().hashCode();
        }
    }

    /** Starts to read what is watched, until it is closed. */
    public CheckinFeed(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("checkin-feed").start(this::readUntilClosed);
    }

    /** The check-ins at an event now. */
    public State now(long eventId) {
        var one = new Watched();
        synchronized (events) {
            Optional.ofNullable(events.get(eventId)).ifPresent(known -> {
                one.settled = known.settled;
                one.state = known.state;
            });
        }
        return jdbi.withHandle(
                handle -> read(handle, Map.of(eventId, one)).values().iterator().next());
    }

    /** Watches an event until the watch is closed. */
    public Watch watch(long eventId) {
        synchronized (events) {
            var watched = events.computeIfAbsent(eventId, _ -> new Watched());
            watched.watchers++;
            if (watched.watchers == 1) {
                isAwaited = true;
                events.notifyAll();
            }
            return new Watch(eventId, rounds);
        }
    }

    /** One viewer's watch of one event. It reads nothing itself, so any number of them can begin at once. */
    public final class Watch implements AutoCloseable {
        private final long eventId;
        private final long begun;

        private Watch(long eventId, long begun) {
            this.eventId = eventId;
            this.begun = begun;
        }

        /**
         * The first state, which is not older than the watch: a page that was read before never goes back to less.
         * Nothing if there is none in this time.
         */
        public Optional<State> first(Duration longest) throws InterruptedException {
            return await(event -> event.round > begun, longest);
        }

        /** The next state that differs from the known one; nothing if there is none in this time. */
        public Optional<State> next(State known, Duration longest) throws InterruptedException {
            return await(
                    event -> event.state.filter(state -> !state.equals(known)).isPresent(), longest);
        }

        private Optional<State> await(Predicate<Watched> isThere, Duration longest) throws InterruptedException {
            long until = System.nanoTime() + longest.toNanos();
            synchronized (events) {
                while (true) {
                    var event = events.get(eventId);
                    if (event != null && isThere.test(event)) {
                        return event.state;
                    }
                    long left = until - System.nanoTime();
                    if (left <= 0) {
                        return Optional.empty();
                    }
                    events.wait(Math.max(1, Duration.ofNanos(left).toMillis()));
                }
            }
        }

        @Override
        public void close() {
            synchronized (events) {
                var watched = events.get(eventId);
                if (watched != null && --watched.watchers == 0) {
                    events.remove(eventId);
                }
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void readUntilClosed() {
        try {
            while (true) {
                readAll(next());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** What is watched, when the next round is due: at once for an event that no round has read yet. */
    private Map<Long, Watched> next() throws InterruptedException {
        long due = System.nanoTime() + ROUND.toNanos();
        synchronized (events) {
            while (true) {
                long left = Duration.ofNanos(due - System.nanoTime()).toMillis();
                if (events.isEmpty()) {
                    events.wait();
                } else if (isAwaited || left <= 0) {
                    isAwaited = false;
                    rounds++;
                    return Map.copyOf(events);
                } else {
                    events.wait(left);
                }
            }
        }
    }

    /** While the database is away, the viewers keep what they have. */
    private void readAll(Map<Long, Watched> watched) {
        try {
            var states = jdbi.withHandle(handle -> read(handle, watched));
            synchronized (events) {
                watched.forEach((event, one) -> {
                    one.state = Optional.ofNullable(states.get(event));
                    one.round = rounds;
                });
                events.notifyAll();
            }
        } catch (RuntimeException away) {
            LOG.debug(
                    "checkin_feed_failed",
                    "The check-ins of watched events cannot be read for a while: {reason}",
                    away.toString());
        }
    }

    private Map<Long, State> read(Handle handle, Map<Long, Watched> watched) {
        settle(handle, watched);
        var asked = List.copyOf(watched.entrySet());
        var pulses = asked.stream()
                .map(event ->
                        pulse(handle, event.getKey(), event.getValue().settled.edge()))
                .toList();
        var known = known(watched.values(), handle, pulses);
        return IntStream.range(0, asked.size())
                .boxed()
                .collect(toMap(
                        event -> asked.get(event).getKey(),
                        event -> state(asked.get(event).getValue(), pulses.get(event), known)));
    }

    private static State state(Watched event, Pulse pulse, Map<CheckinReference, Entry> known) {
        var newest = pulse.newest().stream()
                .flatMap(reference -> Stream.ofNullable(known.get(reference)))
                .toList();
        return new State(event.settled.total() + pulse.recent(), newest);
    }

    private void settle(Handle handle, Map<Long, Watched> watched) {
        var now = clock.instant();
        var edge = now.minus(CHANGING);
        var due = watched.entrySet().stream()
                .filter(event -> !event.getValue().settled.isUsable(now))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        var totals = Columns.of(due)
                .bigints(Map.Entry::getKey)
                .value(micros(edge))
                .query(handle, SETTLED, row -> Map.entry(row.getLong(1), row.getLong(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        due.forEach(event -> event.getValue().settled = new Settled(edge, totals.getOrDefault(event.getKey(), 0L)));
    }

    private record Pulse(long recent, List<CheckinReference> newest) {}

    /** One event after another: together they would be lateral joins, which a distributed database cannot run. */
    private static Pulse pulse(Handle handle, long eventId, Instant edge) {
        return Columns.of(List.of(eventId))
                .value(eventId)
                .value(micros(edge))
                .value(eventId)
                .query(handle, PULSE, CheckinFeed::pulse)
                .getFirst();
    }

    private static Pulse pulse(ResultSet row) throws SQLException {
        return new Pulse(row.getLong(1), references(row.getArray(2), row.getArray(3)));
    }

    private static List<CheckinReference> references(@Nullable Array people, @Nullable Array ids) throws SQLException {
        if (people == null || ids == null) {
            return List.of();
        }
        var passholders = (Long[]) people.getArray();
        var checkins = (Long[]) ids.getArray();
        return IntStream.range(0, passholders.length)
                .mapToObj(i -> new CheckinReference(passholders[i], checkins[i]))
                .toList();
    }

    /** The check-ins of these pulses: those that were read before, and the others from the database. */
    private static Map<CheckinReference, Entry> known(Collection<Watched> watched, Handle handle, List<Pulse> pulses) {
        Map<CheckinReference, Entry> known = new HashMap<>();
        watched.forEach(event -> event.state.ifPresent(state ->
                state.newest().forEach(entry -> known.put(entry.checkin().reference(), entry))));
        var unknown = new ArrayList<CheckinReference>();
        pulses.forEach(pulse -> pulse.newest().stream()
                .filter(reference -> !known.containsKey(reference))
                .forEach(unknown::add));
        if (!unknown.isEmpty()) {
            Columns.of(unknown)
                    .bigints(CheckinReference::passholderId)
                    .bigints(CheckinReference::checkinId)
                    .query(handle, DETAILS, StoredCheckin::read)
                    .stream()
                    .map(Entry::new)
                    .collect(toMap(entry -> entry.checkin().reference(), Function.identity()))
                    .forEach(known::put);
        }
        return known;
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}

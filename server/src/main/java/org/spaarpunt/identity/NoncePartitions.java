package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The partitions of the table of nonces, each for ten minutes of the time at which requests are signed. They are made
 * ahead and dropped as a whole, so that no nonce ever becomes a dead row.
 *
 * <p>No claim depends on it. A partition is made before any server accepts a time that it is for, and dropped when none
 * does any more; a nonce for whose time there is none, because no server was at work, is kept in the default partition,
 * and so are all nonces where the server's role does not own the table. Rounds of several servers may coincide.
 */
public final class NoncePartitions {
    /** Short, since a nonce stays until the last of its partition is old; long, since each partition costs a few locks. */
    static final Duration LENGTH = Duration.ofMinutes(10);

    /** How long claims go on as usual when no server makes partitions. */
    static final Duration AHEAD = Duration.ofHours(1);

    /** Until no server accepts a timestamp any more, or from when the first one does; twice, as clocks differ. */
    private static final Duration MARGIN = OAuthVerifier.TIMESTAMP_WINDOW.multipliedBy(2);

    /** Claims that come while a round waits for its lock wait behind it. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    /** Of the lock that one server has during a step; any number that no other lock on the table's id uses. */
    private static final int LOCK = 68;

    /**
     * No step has to be durable, since the next round does what is missing. Waiting for a standby while the table is
     * locked would make every claim wait for it.
     */
    private static final String ALONE = """
            select set_config('synchronous_commit', 'off', true), set_config('lock_timeout', :wait || 'ms', true),
                   pg_try_advisory_xact_lock('oauth_nonce'::regclass::oid::int, :lock) as alone
            """;

    private static final String MAY_CHANGE = """
            select pg_has_role(relowner, 'usage') and has_schema_privilege(relnamespace, 'create')
            from pg_class where oid = 'oauth_nonce'::regclass
            """;

    /** Their first second, and the first after them. */
    private static final String EXISTING = """
            select name, bounds[1]::bigint as first, bounds[2]::bigint as after
            from (select pg_class.oid::regclass::text as name,
                         regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'FROM \\(''?(\\d+)''?\\) TO \\(''?(\\d+)''?\\)') as bounds
                  from pg_inherits join pg_class on pg_class.oid = inhrelid
                  where inhparent = 'oauth_nonce'::regclass) partition
            where bounds is not null
            """;

    /** Signed by a clock that is far ahead, and kept in the default partition already. */
    private static final String TAKEN = """
            select exists (select from oauth_nonce where signed_at_s >= :first and signed_at_s < :after)
            """;

    private static final String DROP = "drop table if exists ";

    private static final String FORGET = """
            delete from oauth_nonce where signed_at_s < :before
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public NoncePartitions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Partition(String name, long first, long after) {
        boolean overlaps(Partition other) {
            return first < other.after && other.first < after;
        }

        /** Rows that are only added and then go as a whole need no vacuuming. */
        String make() {
            return """
                create table %1$s (like oauth_nonce including indexes) with (autovacuum_enabled = off);
                alter table oauth_nonce attach partition %1$s for values from (%2$d) to (%3$d)
                """.formatted(name, first, after);
        }
    }

    /** Makes what will be needed and drops what is old; to be run periodically. */
    public void round() {
        long now = clock.instant().getEpochSecond();
        long oldest = now - MARGIN.toSeconds();
        if (mayChange()) {
            wanted(now).forEach(this::make);
            existing().stream().filter(each -> each.after <= oldest).forEach(this::drop);
        }
        forget(oldest);
    }

    /**
     * What is old in the default partition. The partition that holds both old nonces and others is left alone, because it
     * will be dropped.
     */
    private void forget(long oldest) {
        long before = existing().stream()
                .mapToLong(Partition::first)
                .filter(first -> first < oldest)
                .min()
                .orElse(oldest);
        jdbi.useHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }

    private static List<Partition> wanted(long now) {
        long length = LENGTH.toSeconds();
        long accepted = now + MARGIN.toSeconds();
        return LongStream.iterate(
                        accepted - Math.floorMod(accepted, length) + length,
                        first -> first <= now + AHEAD.toSeconds(),
                        first -> first + length)
                .mapToObj(first -> new Partition("oauth_nonce_" + first, first, first + length))
                .toList();
    }

    private void make(Partition wanted) {
        if (isFree(existing(), wanted)) {
            alone(handle -> {
                if (isFree(existing(handle), wanted) && !isTaken(handle, wanted)) {
                    handle.createScript(wanted.make()).execute();
                }
            });
        }
    }

    private void drop(Partition old) {
        alone(handle -> handle.execute(DROP + old.name));
    }

    /** One transaction for each step, which ends soon; nothing if another server is at it. */
    private void alone(Consumer<Handle> step) {
        jdbi.useTransaction(handle -> {
            boolean alone = handle.createQuery(ALONE)
                    .bind("wait", LONGEST_WAIT.toMillis())
                    .bind("lock", LOCK)
                    .map((row, _) -> row.getBoolean("alone"))
                    .one();
            if (alone) {
                step.accept(handle);
            }
        });
    }

    private boolean mayChange() {
        return jdbi.withHandle(
                handle -> handle.createQuery(MAY_CHANGE).mapTo(Boolean.class).one());
    }

    private List<Partition> existing() {
        return jdbi.withHandle(NoncePartitions::existing);
    }

    private static List<Partition> existing(Handle handle) {
        return handle.createQuery(EXISTING)
                .map((row, _) -> new Partition(row.getString("name"), row.getLong("first"), row.getLong("after")))
                .list();
    }

    private static boolean isFree(List<Partition> existing, Partition wanted) {
        return existing.stream().noneMatch(wanted::overlaps);
    }

    private static boolean isTaken(Handle handle, Partition wanted) {
        return handle.createQuery(TAKEN)
                .bind("first", wanted.first)
                .bind("after", wanted.after)
                .mapTo(Boolean.class)
                .one();
    }
}

package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.OverloadException;

/**
 * Limits attempts in fixed periods, over all servers. An attempt is counted before it is made, by one statement that
 * never counts beyond the limit, so concurrent attempts cannot exceed it.
 */
final class AttemptLimits {
    /** The shortest period; periods are numbered in units of it. */
    static final Duration PERIOD = Duration.ofMinutes(15);

    static final Duration DAY = Duration.ofDays(1);

    /** All guesses at one account update one row; this bounds how many database connections wait for it. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Does not wait for the disk: losing a count when the database crashes is acceptable. */
    private static final String WITHOUT_WAITING_FOR_THE_DISK = "set local synchronous_commit = off";

    private static final String COUNT = """
            insert into attempt as counted (period, scope, attempts) values (:period, :scope, 1)
            on conflict (period, scope) do update set attempts = counted.attempts + 1 where counted.attempts < :limit
            """;

    private static final String GIVE_BACK = """
            with last as (
                delete from attempt where period = :period and scope = :scope and attempts = 1
            )
            update attempt set attempts = attempts - 1 where period = :period and scope = :scope and attempts > 1
            """;

    private static final String FORGET = """
            delete from attempt where period < :period
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Bulkhead turns = new Bulkhead(AT_ONCE, PATIENCE);

    AttemptLimits(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What is counted: the same text always gives the same scope, and the text cannot be read from the table.
     *
     * @param window the time in which the limit holds, a multiple of {@link #PERIOD}
     */
    record Scope(UUID digest, int limit, Duration window) {
        static Scope of(String text, int limit) {
            return new Scope(Digest.of(text), limit, PERIOD);
        }

        /** A scope whose count starts again at midnight, UTC. */
        static Scope daily(String text, int limit) {
            return new Scope(Digest.of("day " + text), limit, DAY);
        }

        private Instant end(Instant moment) {
            long seconds = window.toSeconds();
            return Instant.ofEpochSecond((Math.floorDiv(moment.getEpochSecond(), seconds) + 1) * seconds);
        }

        /** The number of the window's last short period: the count is kept until that is over. */
        private long period(Instant moment) {
            return periodOf(end(moment)) - 1;
        }
    }

    /**
     * The result of counting an attempt: counted in all of its scopes or, when one of them was full, in none.
     *
     * @param full the scope that rejected the attempt
     */
    record Counted(Instant at, List<Scope> scopes, Optional<Scope> full) {
        boolean allowed() {
            return full.isEmpty();
        }

        boolean isFull(Scope scope) {
            return full.filter(scope::equals).isPresent();
        }
    }

    Counted count(Scope... scopes) {
        // Attempts that share two scopes lock them in the same order, so that they cannot deadlock.
        var ordered =
                Stream.of(scopes).sorted(Comparator.comparing(Scope::digest)).toList();
        return turns.take(() -> count(ordered)).orElseThrow(() -> new OverloadException("too many sign-ins at once"));
    }

    private Counted count(List<Scope> ordered) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            handle.execute(WITHOUT_WAITING_FOR_THE_DISK);
            for (var scope : ordered) {
                if (!count(handle, now, scope)) {
                    handle.rollback();
                    return new Counted(now, List.of(), Optional.of(scope));
                }
            }
            return new Counted(now, ordered, Optional.empty());
        });
    }

    /** Takes an attempt back out of the count, because it was no guess. */
    void giveBack(Counted counted) {
        jdbi.useTransaction(handle -> counted.scopes()
                .forEach(scope -> handle.createUpdate(GIVE_BACK)
                        .bind("period", scope.period(counted.at()))
                        .bind("scope", scope.digest())
                        .execute()));
    }

    /** How long until the count that rejected an attempt starts again. */
    Duration freeIn(Counted rejected) {
        return Duration.between(rejected.at(), rejected.full().orElseThrow().end(rejected.at()));
    }

    /** Drops expired counts. One more period is kept, for servers whose clock is behind. */
    void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("period", periodOf(clock.instant()) - 1)
                .execute());
    }

    private static boolean count(Handle handle, Instant now, Scope scope) {
        return handle.createUpdate(COUNT)
                        .bind("period", scope.period(now))
                        .bind("scope", scope.digest())
                        .bind("limit", scope.limit())
                        .execute()
                == 1;
    }

    static long periodOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
    }
}

package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.OverloadException;

/**
 * Counts what may be tried a few times only, over all servers, in fixed periods. An attempt is counted before it is made, and by
 * one statement that does not count beyond the limit; so however many try at once, no more than the limit do.
 */
final class AttemptLimits {
    static final Duration PERIOD = Duration.ofMinutes(15);

    /** All guesses at one name meet at one row; they are not to keep more of the database's connections waiting there. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A count that a crash of the database takes back is no loss, and nobody waits for the disk. */
    private static final String HASTILY = "set local synchronous_commit = off";

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

    /** What is counted: the same text always is the same scope, and nobody can tell the text from the table. */
    record Scope(UUID digest, int limit) {
        static Scope of(String text, int limit) {
            return new Scope(Digest.of(text), limit);
        }
    }

    /** An attempt that was counted, in all of its scopes or, when one of them was full, in none. */
    record Counted(boolean allowed, long period, List<Scope> scopes) {}

    Counted count(Scope... scopes) {
        // Two attempts that share two scopes take them in the same order, so that neither waits for the other.
        var ordered =
                Stream.of(scopes).sorted(Comparator.comparing(Scope::digest)).toList();
        return turns.take(() -> count(ordered)).orElseThrow(() -> new OverloadException("too many sign-ins at once"));
    }

    private Counted count(List<Scope> ordered) {
        long period = periodOf(clock.instant());
        return jdbi.inTransaction(handle -> {
            handle.execute(HASTILY);
            for (var scope : ordered) {
                if (!count(handle, period, scope)) {
                    handle.rollback();
                    return new Counted(false, period, List.of());
                }
            }
            return new Counted(true, period, ordered);
        });
    }

    /** The attempt was no guess, and does not count. */
    void giveBack(Counted counted) {
        jdbi.useTransaction(handle -> counted.scopes()
                .forEach(scope -> handle.createUpdate(GIVE_BACK)
                        .bind("period", counted.period())
                        .bind("scope", scope.digest())
                        .execute()));
    }

    /** How long until all counts begin anew. */
    Duration untilNextPeriod() {
        var now = clock.instant();
        return Duration.between(now, Instant.ofEpochSecond((periodOf(now) + 1) * PERIOD.toSeconds()));
    }

    /** Drops what no longer counts. One more period is kept, for servers whose clock is behind. */
    void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("period", periodOf(clock.instant()) - 1)
                .execute());
    }

    private static boolean count(Handle handle, long period, Scope scope) {
        return handle.createUpdate(COUNT)
                        .bind("period", period)
                        .bind("scope", scope.digest())
                        .bind("limit", scope.limit())
                        .execute()
                == 1;
    }

    private static long periodOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
    }
}

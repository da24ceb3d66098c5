package org.spaarpunt.storage;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Results of the database that are used again for a while: a change made by another server is seen here within that
 * time, and one made by this server at once, if {@link #forget} is called. Safe for use by any number of threads; those
 * that ask the same at the same moment share one query, so that a result that becomes stale under load does not take
 * every connection of the pool.
 *
 * <p>A query that is under way while everything is forgotten may return a result from before the change. Its caller
 * still gets it, but it is cached where no later caller reads it.
 */
public final class DatabaseCache<Q, A> {
    /** Results of one kind; about a kilobyte each. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Duration staleness;
    private final InstantSource clock;
    private final StatsCounter counter = new ConcurrentStatsCounter();
    private volatile AsyncCache<Q, Found<A>> answers;

    /** How a query ended: the cache would log a future that failed with its stack trace. */
    private sealed interface Found<A> {
        record Result<A>(A value) implements Found<A> {}

        record Failure<A>(RuntimeException cause) implements Found<A> {}
    }

    /**
     * The statistics so far.
     *
     * @param size entries cached now, about
     * @param hits look-ups answered from the cache
     * @param misses look-ups that queried the database
     */
    public record Use(long size, long hits, long misses) {}

    /** @param staleness how long a result is used; zero: nothing is cached */
    public DatabaseCache(Duration staleness, InstantSource clock) {
        this.staleness = staleness;
        this.clock = clock;
        this.answers = empty();
    }

    /** The cached result, or a new one; throws what the query throws, also when another thread runs it. */
    public A answer(Q question, Function<Q, A> ask) {
        var now = answers;
        var known = now.getIfPresent(question);
        if (known != null) {
            return shared(known);
        }
        if (staleness.isZero()) {
            return ask.apply(question);
        }
        // Queried outside the cache's lock, so that a slow database does not delay callers with other questions.
        var own = new CompletableFuture<Found<A>>();
        var other = now.asMap().putIfAbsent(question, own);
        if (other != null) {
            return shared(other);
        }
        try {
            var found = found(question, ask);
            if (found instanceof Found.Failure) {
                now.asMap().remove(question, own);
            }
            own.complete(found);
            return valueOf(found);
        } finally {
            // Ended by an error: those that share it must not wait for ever.
            own.cancel(false);
        }
    }

    private static <Q, A> Found<A> found(Q question, Function<Q, A> ask) {
        try {
            return new Found.Result<>(ask.apply(question));
        } catch (RuntimeException failure) {
            return new Found.Failure<>(failure);
        }
    }

    private static <A> A shared(CompletableFuture<Found<A>> other) {
        return valueOf(other.join());
    }

    private static <A> A valueOf(Found<A> found) {
        return switch (found) {
            case Found.Result<A>(var value) -> value;
            case Found.Failure<A>(var cause) -> throw cause;
        };
    }

    public Use use() {
        var stats = counter.snapshot();
        return new Use(answers.synchronous().estimatedSize(), stats.hitCount(), stats.missCount());
    }

    public void forget() {
        answers = empty();
    }

    private AsyncCache<Q, Found<A>> empty() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(staleness)
                .recordStats(() -> counter)
                .ticker(() -> nanos(clock.instant()))
                .buildAsync();
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }
}

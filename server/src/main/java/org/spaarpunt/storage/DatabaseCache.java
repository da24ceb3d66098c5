package org.spaarpunt.storage;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private volatile AsyncCache<Q, A> answers;

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
        var own = new CompletableFuture<A>();
        var other = now.asMap().putIfAbsent(question, own);
        return other == null ? fill(own, question, ask) : shared(other);
    }

    private static <Q, A> A fill(CompletableFuture<A> result, Q question, Function<Q, A> ask) {
        try {
            var found = ask.apply(question);
            result.complete(found);
            return found;
        } catch (Throwable failure) {
            // The cache drops a result that failed.
            result.completeExceptionally(failure);
            throw failure;
        }
    }

    private static <A> A shared(CompletableFuture<A> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    public Use use() {
        var stats = counter.snapshot();
        return new Use(answers.synchronous().estimatedSize(), stats.hitCount(), stats.missCount());
    }

    public void forget() {
        answers = empty();
    }

    private AsyncCache<Q, A> empty() {
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

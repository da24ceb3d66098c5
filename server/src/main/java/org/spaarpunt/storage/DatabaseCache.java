package org.spaarpunt.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Results of the database that are used again for a while: a change made by another server is seen here within that
 * time, and one made by this server at once, if {@link #forget} is called. Safe for use by any number of threads.
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
    private volatile Cache<Q, A> answers;

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

    /** The cached result, or a new one. */
    public A answer(Q question, Function<Q, A> ask) {
        var now = answers;
        var known = now.getIfPresent(question);
        if (known != null) {
            return known;
        }
        // Queried outside the cache's lock, so that a slow database does not delay other callers.
        var found = ask.apply(question);
        now.put(question, found);
        return found;
    }

    public Use use() {
        var stats = counter.snapshot();
        return new Use(answers.estimatedSize(), stats.hitCount(), stats.missCount());
    }

    public void forget() {
        answers = empty();
    }

    private Cache<Q, A> empty() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(staleness)
                .recordStats(() -> counter)
                .ticker(() -> nanos(clock.instant()))
                .build();
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }
}

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
 * Answers of the database that are used again for a while: what was changed on another server is known here within that time,
 * and what was changed on this one at once, if {@link #forget} is called. Safe for use by any number of threads.
 *
 * <p>A question that is being asked while everything is forgotten may bring an answer from before. It is given to whoever asked, and
 * remembered where nobody looks any more.
 */
public final class DatabaseCache<Q, A> {
    /** Answers of one kind; about a kilobyte each. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Duration staleness;
    private final InstantSource clock;
    private final StatsCounter counter = new ConcurrentStatsCounter();
    private volatile Cache<Q, A> answers;

    /**
     * How it went so far.
     *
     * @param size answers remembered now, about
     * @param hits questions that were answered from memory
     * @param misses questions that went to the database
     */
    public record Use(long size, long hits, long misses) {}

    /** @param staleness how long an answer is used; zero: not at all */
    public DatabaseCache(Duration staleness, InstantSource clock) {
        this.staleness = staleness;
        this.clock = clock;
        this.answers = empty();
    }

    /** The remembered answer, or a new one. */
    public A answer(Q question, Function<Q, A> ask) {
        var now = answers;
        var known = now.getIfPresent(question);
        if (known != null) {
            return known;
        }
        // Asked outside the cache's lock: a database that is slow holds up nobody else.
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

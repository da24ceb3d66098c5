package org.spaarpunt.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Credentials that are looked up once and remembered for a while: a change made elsewhere, a revoked token for example, is
 * known here within that time. What does not exist is remembered too, so that an unknown key costs no more and no less than
 * a known one. Safe for use by any number of threads.
 */
public final class RememberedCredentials implements Credentials {
    /** In look-ups; about a kilobyte each. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Credentials stored;
    private final Cache<Question, Lookup> remembered;

    /**
     * How it went so far.
     *
     * @param size answers remembered now, about
     * @param hits questions that were answered from memory
     * @param misses questions that went to the database
     */
    public record Use(long size, long hits, long misses) {}

    private record Question(String consumerKey, String token) {}

    /** @param staleness how long an answer is used */
    public RememberedCredentials(Credentials stored, Duration staleness, InstantSource clock) {
        this.stored = stored;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(staleness)
                .recordStats()
                .ticker(() -> nanos(clock.instant()))
                .build();
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        var question = new Question(consumerKey, token);
        var known = remembered.getIfPresent(question);
        if (known != null) {
            return known;
        }
        // Asked outside the cache's lock: a database that is slow holds up nobody else.
        var found = stored.find(consumerKey, token);
        remembered.put(question, found);
        return found;
    }

    /** Looks everything up anew from here on: what was changed on this server holds at once. */
    public void forget() {
        remembered.invalidateAll();
    }

    public Use use() {
        var stats = remembered.stats();
        return new Use(remembered.estimatedSize(), stats.hitCount(), stats.missCount());
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }
}

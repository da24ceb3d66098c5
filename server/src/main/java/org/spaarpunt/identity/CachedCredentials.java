package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import org.spaarpunt.storage.DatabaseCache;

/**
 * Credentials that are read once and cached for a while. Unknown keys are cached too, so that an unknown key costs the
 * same as a known one.
 */
public final class CachedCredentials implements Credentials {
    private final Credentials stored;
    private final DatabaseCache<Question, Lookup> remembered;

    private record Question(String consumerKey, String token) {}

    /** @param staleness how long a token that was revoked on another server may go on working here */
    public CachedCredentials(Credentials stored, Duration staleness, InstantSource clock) {
        this.stored = stored;
        this.remembered = new DatabaseCache<>(staleness, clock);
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        return remembered.answer(
                new Question(consumerKey, token), asked -> stored.find(asked.consumerKey(), asked.token()));
    }

    /** Clears the cache, so that a change made on this server takes effect here at once. */
    public void forget() {
        remembered.forget();
    }

    /** How the cache was used so far. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }
}

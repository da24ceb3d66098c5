package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import org.spaarpunt.storage.DatabaseCache;

/**
 * Credentials that are looked up once and remembered for a while. What does not exist is remembered too, so that an unknown
 * key costs no more and no less than a known one.
 */
public final class CachedCredentials implements Credentials {
    private final Credentials stored;
    private final DatabaseCache<Question, Lookup> remembered;

    private record Question(String consumerKey, String token) {}

    /** @param staleness how long a token may go on working here that was revoked elsewhere */
    public CachedCredentials(Credentials stored, Duration staleness, InstantSource clock) {
        this.stored = stored;
        this.remembered = new DatabaseCache<>(staleness, clock);
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        return remembered.answer(
                new Question(consumerKey, token), asked -> stored.find(asked.consumerKey(), asked.token()));
    }

    /** What was changed on this server is known here at once. */
    public void forget() {
        remembered.forget();
    }

    /** How the memory did so far. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }
}

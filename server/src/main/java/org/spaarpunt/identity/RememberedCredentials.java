package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import org.spaarpunt.storage.Remembered;

/**
 * Credentials that are looked up once and remembered for a while. What does not exist is remembered too, so that an unknown
 * key costs no more and no less than a known one.
 */
public final class RememberedCredentials implements Credentials {
    private final Credentials stored;
    private final Remembered<Question, Lookup> remembered;

    private record Question(String consumerKey, String token) {}

    /** @param staleness how long a token may go on working here that was revoked elsewhere */
    public RememberedCredentials(Credentials stored, Duration staleness, InstantSource clock) {
        this.stored = stored;
        this.remembered = new Remembered<>(staleness, clock);
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
    public Remembered.Use use() {
        return remembered.use();
    }
}

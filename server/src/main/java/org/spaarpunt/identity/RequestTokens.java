package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/**
 * The first step of the token exchange: a consumer requests a request token, which is valid for one authorization and
 * for {@link #LIFETIME} (RFC 5849 section 2.1).
 */
public final class RequestTokens {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Stored in place of a callback when the verifier is to be shown (RFC 5849 section 2.1). */
    static final String OUT_OF_BAND = "oob";

    /** The largest size, in characters, of all other parameters, which are returned with the access token. */
    private static final int MAX_EXTRA = 4_000;

    private static final String DEFAULT_CALLBACK = "select callback from consumer where key = :key";

    private static final String PLACES = """
            select host, any_port, callback
            from consumer
            join consumer_callback_host on consumer_callback_host.consumer_key = consumer.key
            where consumer.key = :key
            """;

    private static final String SAVE = """
            insert into request_token (token, secret, consumer_key, callback, extra, expires_at)
            values (:token, :secret, :key, :callback, :extra, :expiresAt)
            """;

    private static final String FORGET = "delete from request_token where expires_at < :now";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final TokenGenerator mint;
    private final InstantSource clock;

    /** The outcome of a request for a token. */
    public sealed interface Answer {
        /** A token and its secret, returned only now. */
        record Issued(String token, String secret) implements Answer {
            /** Omits both. */
            @Override
            public String toString() {
                return "Issued";
            }
        }

        /** The callback is not an address, or is on a host that the consumer has not registered. */
        record CallbackRefused() implements Answer {}

        record TooMuchExtra() implements Answer {}
    }

    public RequestTokens(Jdbi jdbi, SecretBox box, TokenGenerator mint, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.mint = mint;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param callback as the request named it; none: the consumer's own
     * @param extra all other parameters that were sent, which are returned with the access token
     */
    public Answer issue(Consumer consumer, Optional<String> callback, Parameters extra) {
        var written = extra.encoded();
        if (written.length() > MAX_EXTRA) {
            return new Answer.TooMuchExtra();
        }
        var goesBackTo = callback.orElseGet(() -> defaultOf(consumer));
        var shown = goesBackTo.isEmpty() || goesBackTo.equals(OUT_OF_BAND);
        if (!shown && Callback.of(goesBackTo, places(consumer.key())).isEmpty()) {
            return new Answer.CallbackRefused();
        }
        var token = mint.next();
        var secret = mint.next();
        jdbi.useHandle(handle -> handle.createUpdate(SAVE)
                .bind("token", token)
                .bind("secret", StoredSecrets.sealOfToken(box, token, secret))
                .bind("key", consumer.key())
                .bind("callback", goesBackTo)
                .bind("extra", written)
                .bind("expiresAt", Timestamps.bound(clock.instant().plus(LIFETIME)))
                .execute());
        return new Answer.Issued(token, secret);
    }

    /** Drops expired request tokens. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("now", Timestamps.bound(clock.instant()))
                .execute());
    }

    RegisteredPlaces places(String consumerKey) {
        return jdbi.withHandle(
                handle -> RegisteredPlaces.read(handle.createQuery(PLACES).bind("key", consumerKey)));
    }

    private String defaultOf(Consumer consumer) {
        return jdbi.withHandle(handle -> handle.createQuery(DEFAULT_CALLBACK)
                .bind("key", consumer.key())
                .mapTo(String.class)
                .one());
    }
}

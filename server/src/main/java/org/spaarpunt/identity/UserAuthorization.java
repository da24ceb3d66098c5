package org.spaarpunt.identity;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * The second step of the token exchange: a user decides what a consumer may do (RFC 5849 section 2.2). A request token
 * is decided on once: the number of rows that a decision changes shows whether it was the first.
 */
public final class UserAuthorization {
    private static final String USER_REFUSED = "user_refused";

    private static final String FIND = """
            select request_token.callback, %s
            from request_token
            join consumer on consumer.key = request_token.consumer_key and consumer.revoked_at is null
            where request_token.token = :token and request_token.expires_at > :now and request_token.decided_at is null
            """.formatted(ConsumerColumns.SELECT);

    private static final String ALLOW = """
            update request_token
            set decided_at = :now, user_id = :userId, verifier = :verifier
            where token = :token and expires_at > :now and decided_at is null
            """;

    private static final String REFUSE =
            "delete from request_token where token = :token and expires_at > :now and decided_at is null";

    private final Jdbi jdbi;
    private final RequestTokens requestTokens;
    private final TokenGenerator mint;
    private final InstantSource clock;

    private record Waiting(Consumer consumer, String callback) {}

    public UserAuthorization(Jdbi jdbi, RequestTokens requestTokens, TokenGenerator mint, InstantSource clock) {
        this.jdbi = jdbi;
        this.requestTokens = requestTokens;
        this.mint = mint;
        this.clock = clock;
    }

    /**
     * The request that waits for a decision under this request token; nothing when the token is unknown, has expired or
     * was decided on.
     *
     * @param callbackAsked as the browser sent it; used only when neither the consumer's request nor the consumer
     *     itself names a callback, and only on a host that the consumer has registered
     */
    public Optional<PendingAuthorization> pending(String requestToken, Optional<String> callbackAsked) {
        if (!Text.canBeStored(requestToken)) {
            return Optional.empty();
        }
        return waiting(requestToken)
                .map(waiting ->
                        new PendingAuthorization(requestToken, waiting.consumer(), callback(waiting, callbackAsked)));
    }

    /** The user allows the consumer to act for them. */
    public Decision allow(PendingAuthorization pending, User user) {
        var verifier = pending.callback().isPresent() ? mint.next() : mint.readable();
        int allowed = jdbi.withHandle(handle -> handle.createUpdate(ALLOW)
                .bind("token", pending.token())
                .bind("now", Timestamps.bound(clock.instant()))
                .bind("userId", user.id())
                .bind("verifier", Digest.of(verifier))
                .execute());
        if (allowed == 0) {
            return new Decision.TooLate();
        }
        return pending.callback().isEmpty()
                ? new Decision.ShowVerifier(verifier)
                : goBack(pending, new Parameter(ProtocolParameters.VERIFIER, verifier));
    }

    /** The user refuses; the token is of no further use. */
    public Decision refuse(PendingAuthorization pending) {
        int refused = jdbi.withHandle(handle -> handle.createUpdate(REFUSE)
                .bind("token", pending.token())
                .bind("now", Timestamps.bound(clock.instant()))
                .execute());
        if (refused == 0) {
            return new Decision.TooLate();
        }
        return pending.callback().isEmpty()
                ? new Decision.Refused()
                : goBack(pending, new Parameter("oauth_problem", USER_REFUSED));
    }

    private static Decision goBack(PendingAuthorization pending, Parameter outcome) {
        var told = new Parameters(List.of(new Parameter(ProtocolParameters.TOKEN, pending.token()), outcome));
        return new Decision.GoBack(pending.callback().orElseThrow().with(told));
    }

    private Optional<Waiting> waiting(String requestToken) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("token", requestToken)
                .bind("now", Timestamps.bound(clock.instant()))
                .map((row, _) -> new Waiting(ConsumerColumns.consumer(row), row.getString("callback")))
                .findOne());
    }

    /**
     * The callback is compared with the consumer's registered places again, because its place may have been removed
     * since.
     */
    private Optional<Callback> callback(Waiting waiting, Optional<String> asked) {
        var named = waiting.callback().isEmpty() ? asked : Optional.of(waiting.callback());
        return named.filter(address -> !address.equals(RequestTokens.OUT_OF_BAND))
                .flatMap(address -> Callback.of(
                        address, requestTokens.places(waiting.consumer().key())));
    }
}

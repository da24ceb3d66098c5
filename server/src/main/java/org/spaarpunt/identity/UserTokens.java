package org.spaarpunt.identity;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Timestamps;

/**
 * Revokes the tokens by which applications act for one user, in the caller's transaction. Request tokens are removed
 * first: the statement waits for a concurrent exchange of one, so that its access token exists by the time access
 * tokens are revoked.
 */
public final class UserTokens {
    private static final String DROP_REQUESTS = "delete from request_token where user_id = :userId";

    private static final String REVOKE = """
            update access_token set revoked_at = :now where user_id = :userId and revoked_at is null
            """;

    private static final String OF_CONSUMER = " and consumer_key = :consumerKey";

    private static final List<String> FORGET =
            List.of("delete from access_token where user_id = :userId", DROP_REQUESTS);

    private UserTokens() {}

    /**
     * Revokes every token of a user, including those that an application may still fetch, and returns how many could be
     * used.
     */
    public static int revokeAll(Handle handle, long userId, Instant now) {
        handle.createUpdate(DROP_REQUESTS).bind("userId", userId).execute();
        return handle.createUpdate(REVOKE)
                .bind("userId", userId)
                .bind("now", Timestamps.bound(now))
                .execute();
    }

    /** The same, for the tokens that one application holds or may still fetch. */
    public static int revoke(Handle handle, long userId, String consumerKey, Instant now) {
        handle.createUpdate(DROP_REQUESTS + OF_CONSUMER)
                .bind("userId", userId)
                .bind("consumerKey", consumerKey)
                .execute();
        return handle.createUpdate(REVOKE + OF_CONSUMER)
                .bind("userId", userId)
                .bind("consumerKey", consumerKey)
                .bind("now", Timestamps.bound(now))
                .execute();
    }

    /** Removes every trace of a user's tokens. */
    public static void forget(Handle handle, long userId) {
        FORGET.forEach(statement ->
                handle.createUpdate(statement).bind("userId", userId).execute());
    }
}

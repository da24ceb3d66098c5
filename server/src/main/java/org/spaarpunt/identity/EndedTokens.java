package org.spaarpunt.identity;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Timestamps;

/** Access tokens of OAuth 1.0a that were revoked or have expired. Until they are deleted, a request with one learns why it is refused. */
public final class EndedTokens {
    private static final String DELETE = """
            delete from access_token
            where token in (select token from access_token where least(revoked_at, expires_at) < :before limit :most)
            """;

    private EndedTokens() {}

    /** Deletes those that ended before, in a transaction of the caller's, and returns how many. */
    public static int delete(Handle handle, Instant before, int most) {
        return handle.createUpdate(DELETE)
                .bind("before", Timestamps.bound(before))
                .bind("most", most)
                .execute();
    }
}

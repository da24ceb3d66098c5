package org.spaarpunt.openid;

import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/** Removes grants, refresh tokens and revocations that are of no further use. */
record EndedGrants(Jdbi jdbi, InstantSource clock) {
    /** How long it is noticed that a refresh token is used that was replaced. */
    private static final Duration REPLACED_KEPT = Duration.ofDays(7);

    private static final String GRANTS = "delete from oauth2_grant where ends_at <= :now";
    private static final String REFRESH_TOKENS = "delete from oauth2_refresh_token where replaced_at <= :oldest";
    private static final String REVOKED = "delete from oauth2_revoked_token where expires_at <= :now";

    void remove() {
        var now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.createUpdate(GRANTS).bind("now", Timestamps.bound(now)).execute();
            handle.createUpdate(REFRESH_TOKENS)
                    .bind("oldest", Timestamps.bound(now.minus(REPLACED_KEPT)))
                    .execute();
            handle.createUpdate(REVOKED).bind("now", Timestamps.bound(now)).execute();
        });
    }
}

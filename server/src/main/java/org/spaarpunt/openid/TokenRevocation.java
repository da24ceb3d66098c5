package org.spaarpunt.openid;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.openid.TokenCheck.Verified;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * Clients revoke their tokens (RFC 7009). With a refresh token the whole grant ends; an access token ends alone, since
 * some clients revoke the old one after each refresh.
 */
public final class TokenRevocation {
    private static final String END_GRANT = """
            delete from oauth2_grant
            using oauth2_refresh_token
            where oauth2_refresh_token.grant_id = oauth2_grant.id and oauth2_refresh_token.digest = :digest
              and oauth2_grant.consumer_key = :client
            """;

    private static final String REVOKE = """
            insert into oauth2_revoked_token (id, expires_at) values (:id, :expiresAt) on conflict (id) do nothing
            """;

    private final Jdbi jdbi;
    private final Runnable forget;

    /** @param forget clears this server's caches */
    TokenRevocation(Jdbi jdbi, Runnable forget) {
        this.jdbi = jdbi;
        this.forget = forget;
    }

    /**
     * Revokes a token of this client, of either kind. Nothing happens with a text that is none: such a token ceased to
     * be valid already (RFC 7009 section 2.2).
     */
    public void revoke(OAuthClient client, String token, TokenVerifier verifier) {
        boolean changed = jdbi.inTransaction(handle -> {
            boolean ended = endGrant(handle, client, token) || revokeAccess(handle, client, token, verifier);
            if (ended) {
                ChangeNotices.send(handle);
            }
            return ended;
        });
        if (changed) {
            forget.run();
        }
    }

    private static boolean endGrant(Handle handle, OAuthClient client, String token) {
        return handle.createUpdate(END_GRANT)
                        .bind("digest", Digest.of(token))
                        .bind("client", client.key())
                        .execute()
                > 0;
    }

    private static boolean revokeAccess(Handle handle, OAuthClient client, String token, TokenVerifier verifier) {
        if (!(verifier.verify(token) instanceof Verified verified)
                || !verified.isOwn()
                || !verified.consumer().key().equals(client.key())) {
            return false;
        }
        return handle.createUpdate(REVOKE)
                        .bind("id", UUID.fromString(verified.id()))
                        .bind("expiresAt", Timestamps.bound(verified.expiresAt()))
                        .execute()
                > 0;
    }
}

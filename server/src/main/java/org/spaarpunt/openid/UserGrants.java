package org.spaarpunt.openid;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Ends what users have allowed clients of OAuth 2, in the caller's transaction: the tokens of a grant end with it. The
 * caller notifies the servers, which may have cached that it was valid.
 */
public final class UserGrants {
    private static final String OF_USER = "delete from oauth2_grant where user_id = :userId";
    private static final String OF_CLIENT = OF_USER + " and consumer_key = :client";
    private static final String OF_SESSION = OF_USER + " and session = :session";
    private static final String OF_OTHER_SESSIONS = OF_USER + " and session <> :session";
    private static final String FORGET_CONSENT = "delete from oauth2_consent where user_id = :userId";

    private UserGrants() {}

    /** Ends every grant of a user, and returns how many there were. What the user allowed stays remembered. */
    public static int endAll(Handle handle, long userId) {
        return handle.createUpdate(OF_USER).bind("userId", userId).execute();
    }

    /** Ends a user's grants to one client, which has to ask for permission again. */
    public static int end(Handle handle, long userId, String client) {
        handle.createUpdate(FORGET_CONSENT + " and consumer_key = :client")
                .bind("userId", userId)
                .bind("client", client)
                .execute();
        return handle.createUpdate(OF_CLIENT)
                .bind("userId", userId)
                .bind("client", client)
                .execute();
    }

    /** Ends the grants that were to end with a session, because its user signs out. */
    public static int endWithSession(Handle handle, long userId, UUID session) {
        return handle.createUpdate(OF_SESSION)
                .bind("userId", userId)
                .bind("session", session)
                .execute();
    }

    /** Ends the grants that were to end with the user's other sessions. */
    public static int endWithOtherSessions(Handle handle, long userId, UUID session) {
        return handle.createUpdate(OF_OTHER_SESSIONS)
                .bind("userId", userId)
                .bind("session", session)
                .execute();
    }

    /** Removes every trace of what a user has allowed. */
    public static void forget(Handle handle, long userId) {
        endAll(handle, userId);
        handle.createUpdate(FORGET_CONSENT).bind("userId", userId).execute();
    }
}

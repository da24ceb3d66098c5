package org.spaarpunt.accounts;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.identity.UserTokens;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.openid.UserGrants;
import org.spaarpunt.storage.Timestamps;

/** Empties the account of a removed person. Everything here runs in the caller's transaction. */
public final class AccountErasure {
    /** Locks the account, so that no concurrent act makes the person an employee. */
    private static final String LOCK = "select id from app_user where uid = :uid for update";

    private static final String IS_ADMINISTRATOR = "select administrator from app_user where id = :id";

    /**
     * The row stays, because records of what its user did as an employee refer to it, but it holds no personal data any
     * more.
     */
    private static final String EMPTY = """
            update app_user
            set uid = :new, nick = :new, nick_skeleton = null, email = null, given_name = '', family_name = '', password = null,
                disabled_at = coalesce(disabled_at, :now)
            where id = :id
            """;

    private AccountErasure() {}

    /** The number of the account with this uid, if there is one. The row is locked until the transaction ends. */
    public static Optional<Long> lock(Handle handle, String uid) {
        return handle.createQuery(LOCK).bind("uid", uid).mapTo(Long.class).findOne();
    }

    public static boolean isAdministrator(Handle handle, long userId) {
        return handle.createQuery(IS_ADMINISTRATOR)
                .bind("id", userId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Ends the account's sessions, links and tokens, and empties it.
     *
     * @param newUid takes the place of uid and nick
     */
    public static void forget(Handle handle, long userId, String newUid, Instant now) {
        Sessions.endAll(handle, userId);
        Invitations.forget(handle, userId);
        Outbox.forgetAll(handle, userId);
        SecondFactors.forget(handle, userId);
        UserTokens.forget(handle, userId);
        UserGrants.forget(handle, userId);
        handle.createUpdate(EMPTY)
                .bind("id", userId)
                .bind("new", newUid)
                .bind("now", Timestamps.bound(now))
                .execute();
    }
}

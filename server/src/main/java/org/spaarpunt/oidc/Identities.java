package org.spaarpunt.oidc;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.UserReference;

/**
 * The providers that sign users in. A user is linked to a provider at the first sign-in through it with the user's
 * email address, and an administrator can undo the link. That does not prevent the same address from being linked
 * again.
 */
public final class Identities {
    private static final String ISSUERS = """
            select issuer from user_identity join app_user on app_user.id = user_id where uid = :uid order by issuer
            """;

    private static final String LOCK_USER = "select id from app_user where id = :userId for update";
    private static final String UNLINK = "delete from user_identity where user_id = :userId and issuer = :issuer";
    private static final String FORGET = "delete from user_identity where user_id = :userId";

    private final AuditedTransaction transaction;

    public Identities(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    /** The addresses of the providers that sign in the user with this uid. */
    public List<String> issuers(String uid) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(ISSUERS)
                        .bind("uid", uid)
                        .mapTo(String.class)
                        .list());
    }

    /** Undoes a link, and ends the user's sessions, because any of them may have been started through it. */
    public Outcome<Nothing> unlink(Actor actor, String who, String issuer) {
        return UserReference.act(
                transaction.jdbi(),
                who,
                user -> transaction.act(
                        actor,
                        new Line(Act.IDENTITY_UNLINKED, user.uid(), issuer),
                        handle -> unlink(handle, user, issuer)));
    }

    private static Outcome<Nothing> unlink(Handle handle, UserReference user, String issuer) {
        handle.createQuery(LOCK_USER)
                .bind("userId", user.id())
                .mapTo(Long.class)
                .one();
        int rows = handle.createUpdate(UNLINK)
                .bind("userId", user.id())
                .bind("issuer", issuer)
                .execute();
        Sessions.endAll(handle, user.id());
        return Outcome.changed(rows);
    }

    /** Undoes every link of a user that is removed, in the caller's transaction. */
    public static void forget(Handle handle, long userId) {
        handle.createUpdate(FORGET).bind("userId", userId).execute();
    }
}

package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Erases what is stored about a passholder that is removed, in the caller's transaction. The steps take their locks in
 * the same order as all other code: the passholder against changes, then memberships, then cards, and finally the
 * passholder exclusively.
 */
public final class PassholderErasure {
    private static final String LOCK = "select id from passholder where uid = :uid for no key update";

    private static final String LOCK_AGAINST_ALL = "select id from passholder where id = :id for update";

    private static final String END_MEMBERSHIPS = "delete from membership where passholder_id = :id";

    private static final String TAKE_CARDS =
            "update card set status = 'DELETED', passholder_id = null where passholder_id = :id";

    private static final List<String> FORGET = List.of(
            "delete from passholder_picture where passholder_id = :id", "delete from passholder where id = :id");

    private PassholderErasure() {}

    /** Locks the passholder with this uid against changes and returns their number; empty if there is none. */
    public static Optional<Long> lock(Handle handle, String uid) {
        return handle.createQuery(LOCK).bind("uid", uid).mapTo(Long.class).findOne();
    }

    /** The first step. */
    public static void endMemberships(Handle handle, long passholderId) {
        handle.createUpdate(END_MEMBERSHIPS).bind("id", passholderId).execute();
    }

    /** The second step, after which no other transaction can write about the passholder until this one ends. */
    public static void takeCards(Handle handle, long passholderId) {
        handle.createUpdate(TAKE_CARDS).bind("id", passholderId).execute();
        handle.createQuery(LOCK_AGAINST_ALL)
                .bind("id", passholderId)
                .mapTo(Long.class)
                .one();
    }

    /** The last step, once all other features have deleted their data about the passholder. */
    public static void forget(Handle handle, long passholderId) {
        FORGET.forEach(statement ->
                handle.createUpdate(statement).bind("id", passholderId).execute());
    }
}

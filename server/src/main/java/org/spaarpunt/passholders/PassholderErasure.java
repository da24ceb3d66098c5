package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is stored about a passholder who is removed, in a transaction of the caller's. The steps take their locks in the order in which
 * everything else takes them: the passholder against changes, memberships, cards, and at last the passholder against everything.
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

    /** The number of the passholder with this uid, if there is one, whom from now on no other transaction changes. */
    public static Optional<Long> lock(Handle handle, String uid) {
        return handle.createQuery(LOCK).bind("uid", uid).mapTo(Long.class).findOne();
    }

    /** The first step. */
    public static void endMemberships(Handle handle, long passholderId) {
        handle.createUpdate(END_MEMBERSHIPS).bind("id", passholderId).execute();
    }

    /** The second step, after which nothing can be written about the passholder any more until the transaction ends. */
    public static void takeCards(Handle handle, long passholderId) {
        handle.createUpdate(TAKE_CARDS).bind("id", passholderId).execute();
        handle.createQuery(LOCK_AGAINST_ALL)
                .bind("id", passholderId)
                .mapTo(Long.class)
                .one();
    }

    /** The last step, when no other feature has anything left about the passholder. */
    public static void forget(Handle handle, long passholderId) {
        FORGET.forEach(statement ->
                handle.createUpdate(statement).bind("id", passholderId).execute());
    }
}

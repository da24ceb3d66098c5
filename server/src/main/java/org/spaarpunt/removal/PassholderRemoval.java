package org.spaarpunt.removal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * Removes a person. What they did stays, under a number that leads to nobody: visits, redemptions, and every movement of points, so that no
 * sum changes. The row of the person goes, and with it whatever could still be written about them: who would at the same moment finds
 * nothing to write to.
 *
 * <p>Locks are taken in the order in which others take theirs: the passholder against changes, memberships, cards, and at last the
 * passholder against everything.
 */
public final class PassholderRemoval {
    private static final String LOCK = "select id from passholder where uid = :uid for no key update";

    private static final String WORKS = """
            select administrator or exists (select from counter_employee where user_id = app_user.id)
            from app_user where uid = :uid
            """;

    /** Against whoever would take the person on just now; nobody asks before it is held. */
    private static final String LOCK_ACCOUNT = "select id from app_user where uid = :uid for update";

    private static final String REMEMBER = "insert into removed_passholder (id, settles_at) values (:id, :settlesAt)";

    private static final String LOCK_AGAINST_ALL = "select id from passholder where id = :id for update";

    private static final List<String> TAKE_CARDS = List.of(
            "delete from membership where passholder_id = :id",
            "delete from association_membership where passholder_id = :id",
            "update card set status = 'DELETED', passholder_id = null where passholder_id = :id");

    /** A card number would lead from a visit to a card, which somebody may have in their pocket. */
    private static final List<String> REMOVE = List.of(
            "delete from passholder_picture where passholder_id = :id",
            "delete from kept_answer where passholder_id = :id",
            "update checkin set card_number = '' where passholder_id = :id",
            "update redemption set card_number = '' where passholder_id = :id",
            "delete from passholder where id = :id");

    private static final String ACCOUNT = "select id from app_user where uid = :uid";

    private static final List<String> REMOVE_ACCOUNT = List.of(
            "delete from web_session where user_id = :id",
            "delete from invitation where user_id = :id",
            "delete from user_identity where user_id = :id",
            "delete from access_token where user_id = :id",
            "delete from request_token where user_id = :id",
            "delete from terms_acceptance where user_id = :id");

    /** The row stays, because what its user did as an employee once names it; it says nothing any more. */
    private static final String EMPTY_ACCOUNT = """
            update app_user
            set uid = :new, nick = :new, email = null, given_name = '', family_name = '', password = null,
                disabled_at = coalesce(disabled_at, :now)
            where id = :id
            """;

    private final AuditedTransaction office;
    private final KeyGenerator keys;

    public PassholderRemoval(AuditedTransaction office, KeyGenerator keys) {
        this.office = office;
        this.keys = keys;
    }

    /**
     * Removes a passholder, and the account with the same uid.
     *
     * @param reason for the audit log, which keeps it for ever: it names nobody
     */
    public Outcome<Nothing> remove(Actor actor, String uid, String reason) {
        if (InputRules.name(Input.REASON, reason).isPresent()) {
            return new Outcome.Rejected<>(Input.REASON, Refusal.BAD_REASON);
        }
        return Text.canBeStored(uid)
                ? office.act(actor, new Line(Act.PASSHOLDER_REMOVED, uid, reason), handle -> removed(handle, uid))
                : unknown(uid);
    }

    private Outcome<Nothing> removed(Handle handle, String uid) {
        var id = handle.createQuery(LOCK).bind("uid", uid).mapTo(Long.class).findOne();
        if (id.isEmpty()) {
            return unknown(uid);
        }
        handle.createQuery(LOCK_ACCOUNT).bind("uid", uid).mapTo(Long.class).findOne();
        boolean works = handle.createQuery(WORKS)
                .bind("uid", uid)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
        if (works) {
            return new Outcome.Refused<>(Refusal.WORKS_HERE);
        }
        removePerson(handle, id.get());
        handle.createQuery(ACCOUNT)
                .bind("uid", uid)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(user -> removeAccount(handle, user));
        return Outcome.done();
    }

    private void removePerson(Handle handle, long id) {
        handle.createUpdate(REMEMBER)
                .bind("id", id)
                .bind("settlesAt", Timestamps.bound(office.now().plus(LateCheckinCleanup.LATEST)))
                .execute();
        each(handle, TAKE_CARDS, id);
        handle.createQuery(LOCK_AGAINST_ALL).bind("id", id).mapTo(Long.class).one();
        each(handle, REMOVE, id);
    }

    private void removeAccount(Handle handle, long user) {
        each(handle, REMOVE_ACCOUNT, user);
        handle.createUpdate(EMPTY_ACCOUNT)
                .bind("id", user)
                .bind("new", keys.uid())
                .bind("now", Timestamps.bound(office.now()))
                .execute();
    }

    private static void each(Handle handle, List<String> statements, long id) {
        statements.forEach(
                statement -> handle.createUpdate(statement).bind("id", id).execute());
    }

    private static Outcome<Nothing> unknown(String uid) {
        return new Outcome.Unknown<>(Subject.PASSHOLDER, uid);
    }
}

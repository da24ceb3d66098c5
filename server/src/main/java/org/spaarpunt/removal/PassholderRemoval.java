package org.spaarpunt.removal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.AccountErasure;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.associations.MembershipChanges;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.checkins.CheckinErasure;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.passholders.PassholderErasure;
import org.spaarpunt.rewards.RedemptionErasure;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * Removes a person: each feature deletes its data about them, all in one transaction. The person's activity stays,
 * under an anonymous number: visits, redemptions, and every movement of points, so that no sum changes. The row of the
 * passholder is deleted, so nothing more can be written about them: a concurrent transaction that tries finds no row
 * to write to.
 *
 * <p>Locks are taken in the same order as by all other acts: the passholder against changes, then memberships, then
 * cards, and finally the passholder exclusively.
 */
public final class PassholderRemoval {
    private static final String REMEMBER = "insert into removed_passholder (id, settles_at) values (:id, :settlesAt)";

    private final AuditedTransaction transaction;
    private final AccountRemoval accounts;

    public PassholderRemoval(AuditedTransaction transaction, AccountRemoval accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /**
     * Removes a passholder, and the account with the same uid.
     *
     * @param reason for the audit log, which keeps it for ever: it must not name anyone
     */
    public Outcome<Nothing> remove(Actor actor, String uid, String reason) {
        if (InputRules.name(Input.REASON, reason).isPresent()) {
            return new Outcome.Rejected<>(Input.REASON, Refusal.BAD_REASON);
        }
        return Text.canBeStored(uid)
                ? transaction.act(actor, new Line(Act.PASSHOLDER_REMOVED, uid, reason), handle -> removed(handle, uid))
                : unknown(uid);
    }

    private Outcome<Nothing> removed(Handle handle, String uid) {
        var passholder = PassholderErasure.lock(handle, uid);
        if (passholder.isEmpty()) {
            return unknown(uid);
        }
        var user = AccountErasure.lock(handle, uid);
        if (user.isPresent()
                && (AccountErasure.isAdministrator(handle, user.get()) || Employees.isAdmin(handle, user.get()))) {
            return new Outcome.Refused<>(Refusal.WORKS_HERE);
        }
        removePerson(handle, passholder.get());
        user.ifPresent(id -> accounts.empty(handle, id));
        AuditLog.removeDetails(handle, uid);
        return Outcome.done();
    }

    private void removePerson(Handle handle, long id) {
        handle.createUpdate(REMEMBER)
                .bind("id", id)
                .bind("settlesAt", Timestamps.bound(transaction.now().plus(LateCheckinCleanup.LATEST)))
                .execute();
        PassholderErasure.endMemberships(handle, id);
        MembershipChanges.forget(handle, id);
        PassholderErasure.takeCards(handle, id);
        forgetVisits(handle, List.of(id));
        PassholderErasure.forget(handle, id);
    }

    /** Deletes what leads from visits to a person: the number of the card, and answers stored for repeated requests. */
    static void forgetVisits(Handle handle, List<Long> passholderIds) {
        IdempotencyRecords.forget(handle, passholderIds);
        CheckinErasure.forget(handle, passholderIds);
        RedemptionErasure.forget(handle, passholderIds);
    }

    private static Outcome<Nothing> unknown(String uid) {
        return new Outcome.Unknown<>(Subject.PASSHOLDER, uid);
    }
}

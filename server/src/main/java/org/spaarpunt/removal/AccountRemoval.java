package org.spaarpunt.removal;

import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.AccountErasure;
import org.spaarpunt.accounts.Administrators;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.counters.TermsOfUse;
import org.spaarpunt.identity.UserReference;
import org.spaarpunt.oidc.Identities;
import org.spaarpunt.passholders.PassholderErasure;
import org.spaarpunt.passholders.PassholderReader;

/**
 * Removes the account of a person who holds no card, such as an employee who has left. Visits and redemptions keep the
 * number of the account, whose row stays and holds nothing about the person; entries of the audit log keep the uid, which
 * leads to no account any more.
 *
 * <p>Locks are taken in this order: the passholder, counters, administrators, the account.
 */
public final class AccountRemoval {
    private final AuditedTransaction transaction;
    private final KeyGenerator keys;

    public AccountRemoval(AuditedTransaction transaction, KeyGenerator keys) {
        this.transaction = transaction;
        this.keys = keys;
    }

    /**
     * Removes an account. Refused for that of a passholder, and where the installation or a counter would be left without an
     * administrator.
     *
     * @param who uid, nick, email address or full name
     * @param reason for the audit log, which keeps it for ever: it must not name anyone
     */
    public Outcome<Nothing> remove(Actor actor, String who, String reason) {
        if (InputRules.name(Input.REASON, reason).isPresent()) {
            return new Outcome.Rejected<>(Input.REASON, Refusal.BAD_REASON);
        }
        return UserReference.act(
                transaction.jdbi(),
                who,
                user -> transaction.act(
                        actor, new Line(Act.USER_REMOVED, user.uid(), reason), handle -> removed(handle, user)));
    }

    /** Whether an account is that of a passholder, with whom it is removed. */
    public boolean isOfPassholder(String uid) {
        return transaction.jdbi().withHandle(handle -> PassholderReader.isPassholder(handle, uid));
    }

    private Outcome<Nothing> removed(Handle handle, UserReference user) {
        if (PassholderErasure.lock(handle, user.uid()).isPresent()) {
            return new Refused<>(Refusal.IS_PASSHOLDER);
        }
        if (!Employees.dismissEverywhere(handle, user.id())) {
            return new Refused<>(Refusal.LAST_COUNTER_ADMIN);
        }
        if (!Administrators.withdraw(handle, user.id())) {
            return new Refused<>(Refusal.LAST_ADMINISTRATOR);
        }
        var account = AccountErasure.lock(handle, user.uid());
        if (account.isEmpty()) {
            return new Outcome.Unknown<>(Subject.USER, user.uid());
        }
        if (Employees.isAdmin(handle, account.get())) {
            // Made one since the counters were looked at.
            return new Refused<>(Refusal.LAST_COUNTER_ADMIN);
        }
        empty(handle, account.get());
        return Outcome.done();
    }

    /** Removes what the account's person can do and all that is known about them. The account is locked. */
    void empty(Handle handle, long userId) {
        Employees.forget(handle, userId);
        Identities.forget(handle, userId);
        TermsOfUse.forget(handle, userId);
        AccountErasure.forget(handle, userId, keys.uid(), transaction.now());
    }
}

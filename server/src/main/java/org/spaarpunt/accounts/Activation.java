package org.spaarpunt.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Counted;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;

/**
 * Gives passholders an account with the uid that they already have. A card number and its holder's date of birth are
 * enough to get a link for choosing a password. Since both are easy to find out, wrong dates are counted per
 * passholder, for a quarter of an hour and for a day, and per application. An application that has used up its wrong
 * dates is not locked out, because any one of its visitors could then lock out all others; through it, each passholder
 * still has one wrong date a day. Links are made only for active cards, and never for an account that is in use.
 */
public final class Activation {
    /** Wrong dates in one period, over all servers. */
    static final int MAX_FOR_PASSHOLDER = 3;

    static final int MAX_FOR_PASSHOLDER_IN_A_DAY = 10;

    static final int MAX_FROM_APPLICATION = 60;

    /** Wrong dates for one passholder in a day, from an application that has used up its own. */
    static final int MAX_FOR_PASSHOLDER_FROM_SPENT_APPLICATION = 1;

    private static final int TRIES = 20;

    private static final String PASSHOLDER = """
            select first_name, name, date_of_birth from passholder where uid = :uid
            for key share
            """;

    /**
     * Locks the account before it is read: a transaction that puts the account to use at the same time waits, or its
     * change is seen.
     */
    private static final String LOCK = "select id from app_user where uid = :uid for update";

    /** An account that was never used: an earlier link made it, and a new link may offer it again. */
    private static final String ACCOUNT = """
            select id,
                   password is null and disabled_at is null and not administrator
                   and not exists (select from user_identity where user_id = app_user.id)
                   and not exists (select from access_token where user_id = app_user.id)
                   and not exists (select from counter_employee where user_id = app_user.id) as unused
            from app_user
            where uid = :uid
            """;

    private static final String CREATE = """
            insert into app_user (uid, nick, nick_skeleton, given_name, family_name)
            values (:uid, :nick, :skeleton, :givenName, :familyName)
            on conflict do nothing
            """;

    private final Jdbi jdbi;
    private final AttemptLimits attempts;
    private final FailedAttempts failures;
    private final Invitations invitations;
    private final SecureRandom random;
    private final InstantSource clock;

    private record Holder(String uid, String firstName, String name, Optional<LocalDate> dateOfBirth) {}

    private record Present(long id, boolean unused) {}

    /** How a request for a link ended. */
    public sealed interface Outcome {
        /**
         * A link was made.
         *
         * @param text the last part of the link's address, for the passholder only
         */
        record Invited(String text) implements Outcome {
            /** Leaves out the link. */
            @Override
            public String toString() {
                return "Invited";
            }
        }

        /** The date of birth is a different one, or is not known. */
        record WrongDate() implements Outcome {}

        record TooOften() implements Outcome {}

        /** There is an account, and it is in use. */
        record Used() implements Outcome {}
    }

    Activation(
            Jdbi jdbi,
            AttemptLimits attempts,
            FailedAttempts failures,
            Invitations invitations,
            SecureRandom random,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.attempts = attempts;
        this.failures = failures;
        this.invitations = invitations;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a link; one that was made before stops working.
     *
     * @param uid of a passholder that has an active card
     * @param application the application that requests the link
     */
    public Outcome invite(String uid, LocalDate dateOfBirth, Actor.Application application) {
        return invited(uid, dateOfBirth, application, application);
    }

    /**
     * The same for a passholder that is at a counter.
     *
     * @param counter the counter's own consumer, to which wrong dates are counted
     * @param employee that requests the link, as the audit log names it
     */
    public Outcome invite(String uid, LocalDate dateOfBirth, Actor.Application counter, Actor employee) {
        return invited(uid, dateOfBirth, counter, employee);
    }

    private Outcome invited(String uid, LocalDate dateOfBirth, Actor.Application application, Actor by) {
        var counted = count(uid, application);
        if (!counted.allowed()) {
            failures.note(Act.ACTIVATION_THROTTLED, uid, application.address());
            return new Outcome.TooOften();
        }
        Outcome outcome = jdbi.inTransaction(handle -> {
            // Locked until the account exists: a passholder that is removed meanwhile gets none.
            var holder = holder(uid, handle);
            return holder.flatMap(Holder::dateOfBirth)
                            .filter(dateOfBirth::equals)
                            .isEmpty()
                    ? new Outcome.WrongDate()
                    : invite(holder.orElseThrow(), by, handle);
        });
        if (outcome instanceof Outcome.WrongDate) {
            failures.note(Act.ACTIVATION_FAILED, uid, application.address());
        } else {
            attempts.giveBack(counted);
        }
        return outcome;
    }

    private Counted count(String uid, Actor.Application application) {
        var ofApplication = Scope.of("activation by " + application.key(), MAX_FROM_APPLICATION);
        var ofPassholder = Scope.of("activation " + uid, MAX_FOR_PASSHOLDER);
        var ofPassholderInADay = Scope.daily("activation " + uid, MAX_FOR_PASSHOLDER_IN_A_DAY);
        var counted = attempts.count(ofApplication, ofPassholder, ofPassholderInADay);
        return counted.isFull(ofApplication)
                ? attempts.count(
                        ofPassholder,
                        ofPassholderInADay,
                        Scope.daily(
                                "activation " + uid + " by spent " + application.key(),
                                MAX_FOR_PASSHOLDER_FROM_SPENT_APPLICATION))
                : counted;
    }

    private Outcome invite(Holder holder, Actor application, Handle handle) {
        for (int tried = 0; tried < TRIES; tried++) {
            var present = present(holder.uid(), handle);
            if (present.isPresent()) {
                return present.get().unused()
                        ? new Outcome.Invited(link(holder, present.get(), application, handle))
                        : new Outcome.Used();
            }
            create(holder, handle);
        }
        throw new IllegalStateException("No sign-in name is free for " + holder.uid());
    }

    private String link(Holder holder, Present account, Actor application, Handle handle) {
        Instant now = clock.instant();
        AuditLog.write(handle, application, AuditLog.Line.of(Act.USER_INVITED, holder.uid()), now);
        return invitations.invite(handle, account.id(), now);
    }

    /** Inserts nothing if the name is taken. */
    private void create(Holder holder, Handle handle) {
        var name = SignInName.suggested(holder.firstName(), random);
        if (SignInNames.isTaken(handle, name)) {
            return;
        }
        handle.createUpdate(CREATE)
                .bind("uid", holder.uid())
                .bind("nick", name.text())
                .bind("skeleton", name.skeleton())
                .bind("givenName", holder.firstName())
                .bind("familyName", holder.name())
                .execute();
    }

    private static Optional<Present> present(String uid, Handle handle) {
        handle.createQuery(LOCK).bind("uid", uid).mapTo(Long.class).findOne();
        return handle.createQuery(ACCOUNT)
                .bind("uid", uid)
                .map((row, _) -> new Present(row.getLong("id"), row.getBoolean("unused")))
                .findOne();
    }

    private static Optional<Holder> holder(String uid, Handle handle) {
        return handle.createQuery(PASSHOLDER)
                .bind("uid", uid)
                .map((row, _) -> new Holder(
                        uid,
                        row.getString("first_name"),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("date_of_birth", LocalDate.class))))
                .findOne();
    }
}

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
 * Gives passholders an account of their own, with the uid that they have: the number of a card and its holder's date of birth are enough
 * for a link to choose a password by. That is little to know, so wrong dates are counted for the passholder, in a quarter of an hour and in
 * a day, and for the application that sends them. An application that has used up its wrong dates is not shut out, since any visitor of
 * it could do that to all others: each passholder has one wrong date a day there then. A link is made for active cards only, and never for an
 * account that is in use.
 */
public final class Activation {
    /** Wrong dates in one period, over all servers. */
    static final int MAX_FOR_PASSHOLDER = 3;

    static final int MAX_FOR_PASSHOLDER_IN_A_DAY = 10;

    static final int MAX_FROM_APPLICATION = 60;

    /** Wrong dates for one passholder in a day, from an application that has used up its own. */
    static final int MAX_FOR_PASSHOLDER_FROM_SPENT_APPLICATION = 1;

    /** Numbers behind a first name. Of this many tries for a name that is free, one will do. */
    private static final int NUMBERS = 1_000_000;

    private static final int TRIES = 20;

    /** Characters of a first name that make a name to sign in by. */
    private static final int MAX_NAME = 40;

    private static final String PASSHOLDER = """
            select first_name, name, date_of_birth from passholder where uid = :uid
            for key share
            """;

    /** Before anything is asked about the account: who links it to something meanwhile waits, or is seen. */
    private static final String LOCK = "select id from app_user where uid = :uid for update";

    /** An account in which nobody was ever: it came from an earlier link, and may be offered again. */
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
         * @param text the last part of its address, for the passholder's eyes alone
         */
        record Invited(String text) implements Outcome {
            /** Leaves out the link. */
            @Override
            public String toString() {
                return "Invited";
            }
        }

        /** Another day, or nobody knows which. */
        record WrongDate() implements Outcome {}

        record TooOften() implements Outcome {}

        /** There is an account, and somebody uses it. */
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
     * @param uid of a passholder who has an active card
     * @param application who asks
     */
    public Outcome invite(String uid, LocalDate dateOfBirth, Actor.Application application) {
        var counted = count(uid, application);
        if (!counted.allowed()) {
            failures.note(Act.ACTIVATION_THROTTLED, uid, application.address());
            return new Outcome.TooOften();
        }
        Outcome outcome = jdbi.inTransaction(handle -> {
            // Held until the account is there: a passholder who is removed meanwhile gets none.
            var holder = holder(uid, handle);
            return holder.flatMap(Holder::dateOfBirth)
                            .filter(dateOfBirth::equals)
                            .isEmpty()
                    ? new Outcome.WrongDate()
                    : invite(holder.orElseThrow(), application, handle);
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
        throw new IllegalStateException("No name to sign in by is free for " + holder.uid());
    }

    private String link(Holder holder, Present account, Actor application, Handle handle) {
        Instant now = clock.instant();
        AuditLog.write(handle, application, AuditLog.Line.of(Act.USER_INVITED, holder.uid()), now);
        return invitations.invite(handle, account.id(), now);
    }

    /** Not the number of the card and not the whole name, which others know. Nothing is made where the name is taken. */
    private void create(Holder holder, Handle handle) {
        var letters =
                holder.firstName().codePoints().filter(Character::isLetter).limit(MAX_NAME);
        var firstName = letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var number = "-" + random.nextInt(NUMBERS);
        var name = SignInName.of(firstName + number)
                .filter(_ -> !firstName.isEmpty())
                .or(() -> SignInName.of("pas" + number))
                .orElseThrow();
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

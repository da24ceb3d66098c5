package org.spaarpunt.counters;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.SignInName;
import org.spaarpunt.accounts.Users;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.storage.Timestamps;

/**
 * The employees of one counter, as its own admins manage them: an admin invites people, changes their roles, dismisses
 * them, and makes links by which they choose a new password.
 *
 * <p>A link for a password opens everything that its account opens. An admin gets one only for an account that opens
 * nothing but counters where that admin is an admin too: not for an administrator of the installation, not for an
 * employee of another counter, and not for a passholder, whose own pages show more than a counter may see. The link of
 * an account that never had a password, which the invitation promised, follows the same rule. A link that goes to the
 * user by e-mail only, and is not shown to the admin, is made for any other employee with an email address.
 */
public final class Staff {
    /** Whether the user works only where the admin is an admin. */
    private static final String ONLY_HERE = """
            not exists (
                select from counter_employee elsewhere
                where elsewhere.user_id = app_user.id
                  and not exists (
                      select from counter_employee admins
                      where admins.counter_id = elsewhere.counter_id and admins.user_id = :admin and admins.role = 'ADMIN'))
            """;

    private static final String LIST = """
            select uid, btrim(given_name || ' ' || family_name) as name, role, app_user.id = :admin as self,
                   password is not null as has_password, coalesce(email, '') <> '' as has_email, disabled_at is not null as disabled,
                   (
                       select max(happened_at) from audit_entry where subject = uid and act = 'SIGNED_IN'
                   ) as signed_in_at,
                   not administrator and not exists (select from passholder where passholder.uid = app_user.uid) and
            """ + ONLY_HERE + """
                   as within
            from counter_employee
            join app_user on app_user.id = user_id
            where counter_id = :counter
            order by role, folded(btrim(given_name || ' ' || family_name)), uid
            """;

    private static final String MAY_RESET = """
            select app_user.id <> :admin and disabled_at is null and not administrator
               and not exists (select from passholder where passholder.uid = app_user.uid) and
            """ + ONLY_HERE + """
            from app_user
            join counter_employee on user_id = app_user.id and counter_id = :counter
            where uid = :uid
            """;

    private static final String MAY_MAIL = """
            select exists (
                select from app_user
                join counter_employee on user_id = app_user.id and counter_id = :counter
                where uid = :uid and app_user.id <> :admin and disabled_at is null and email <> '')
            """;

    private static final String NAMED = """
            select uid from app_user
            where disabled_at is null and (lower(nick) = lower(:who) or lower(email) = lower(:who))
            order by lower(nick) <> lower(:who)
            limit 1
            """;

    private static final String ADD = """
            insert into counter_employee (counter_id, user_id, role)
            select :counter, id, :role from app_user where uid = :uid
            """;

    private static final String WORKS_HERE = """
            select exists (
                select from counter_employee join app_user on app_user.id = user_id
                where counter_id = :counter and uid = :uid)
            """;

    private final AuditedTransaction transaction;
    private final Users users;
    private final Employees employees;
    private final SecureRandom random;

    /**
     * The admin of a counter.
     *
     * @param userId the admin's own number
     * @param actor the same, as the audit log names it
     */
    public record Admin(long counterId, String counterKey, long userId, Actor actor) {}

    /**
     * An employee, without the sign-in name, which is private to the user.
     *
     * @param name full name; empty if unknown
     * @param isSelf whether this is the admin
     * @param hasPassword whether the user has chosen a password yet
     * @param signedInAt when the user last signed in
     * @param mayReset whether the admin may make a link for a new password
     * @param mayMail whether a link can be e-mailed to the employee, where a mail server is set
     */
    public record Member(
            String uid,
            String name,
            Role role,
            boolean isSelf,
            boolean hasPassword,
            boolean isDisabled,
            Optional<Instant> signedInAt,
            boolean mayReset,
            boolean mayMail) {}

    public Staff(AuditedTransaction transaction, Users users, Employees employees, SecureRandom random) {
        this.transaction = transaction;
        this.users = users;
        this.employees = employees;
        this.random = random;
    }

    /** Admins first. */
    public List<Member> list(Admin admin) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .bind("counter", admin.counterId())
                        .bind("admin", admin.userId())
                        .map((row, _) -> member(row))
                        .list());
    }

    /** The uid of the enabled user with this sign-in name or email address. */
    public Optional<String> find(String who) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(NAMED)
                        .bind("who", who)
                        .mapTo(String.class)
                        .findOne());
    }

    /** Gives a user that has an account a role here. */
    public Outcome<Nothing> add(Admin admin, String uid, Role role) {
        return employees.set(admin.actor(), admin.counterKey(), uid, role);
    }

    /** Changes the role of an employee; a counter keeps an admin. */
    public Outcome<Nothing> change(Admin admin, String uid, Role role) {
        return worksHere(admin, uid) ? employees.set(admin.actor(), admin.counterKey(), uid, role) : unknown(uid);
    }

    public Outcome<Nothing> dismiss(Admin admin, String uid) {
        return worksHere(admin, uid) ? employees.remove(admin.actor(), admin.counterKey(), uid) : unknown(uid);
    }

    /** Makes an account for a person without one, with a role here and a link to choose a password. */
    public Outcome<Invited> invite(
            Admin admin, String email, String givenName, String familyName, Role role, Once<Invited> once) {
        var name = SignInName.suggested(givenName, random);
        var user = new NewUser(name.text(), email, givenName, familyName);
        return users.create(
                admin.actor(), user, act -> once.around(handle -> added(admin, role, act.apply(handle), handle)));
    }

    private Outcome<Invited> added(Admin admin, Role role, Outcome<Invited> outcome, Handle handle) {
        if (outcome instanceof Done<Invited>(var invited)) {
            handle.createUpdate(ADD)
                    .bind("counter", admin.counterId())
                    .bind("uid", invited.uid())
                    .bind("role", role)
                    .execute();
            var line = new Line(Act.EMPLOYEE_SET, admin.counterKey(), invited.uid() + " " + role);
            AuditLog.write(handle, admin.actor(), line, transaction.now());
        }
        return outcome;
    }

    /**
     * Makes a link by which an employee chooses a new password; the present one works until then.
     *
     * @param mailed whether it is e-mailed to the employee
     */
    public Outcome<Invited> reset(Admin admin, String uid, boolean mailed, Once<Invited> once) {
        return users.invite(admin.actor(), uid, act -> once.around(handle -> reset(admin, uid, mailed, act, handle)));
    }

    private static Outcome<Invited> reset(
            Admin admin, String uid, boolean mailed, Function<Handle, Outcome<Invited>> act, Handle handle) {
        if (may(MAY_RESET, admin, uid, handle)) {
            return act.apply(handle);
        }
        if (!mailed || !may(MAY_MAIL, admin, uid, handle)) {
            return new Refused<>(Refusal.BEYOND_COUNTER);
        }
        return act.apply(handle).map(Invited::byMailOnly);
    }

    private static boolean may(String what, Admin admin, String uid, Handle handle) {
        return handle.createQuery(what)
                .bind("counter", admin.counterId())
                .bind("admin", admin.userId())
                .bind("uid", uid)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private boolean worksHere(Admin admin, String uid) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(WORKS_HERE)
                        .bind("counter", admin.counterId())
                        .bind("uid", uid)
                        .mapTo(Boolean.class)
                        .one());
    }

    private static Outcome<Nothing> unknown(String uid) {
        return new Unknown<>(Subject.USER, uid);
    }

    private static Member member(ResultSet row) throws SQLException {
        boolean self = row.getBoolean("self");
        boolean disabled = row.getBoolean("disabled");
        return new Member(
                row.getString("uid"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                self,
                row.getBoolean("has_password"),
                disabled,
                Timestamps.ifAnyIn(row, "signed_in_at"),
                !self && !disabled && row.getBoolean("within"),
                !self && !disabled && row.getBoolean("has_email"));
    }
}

package org.spaarpunt.counters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.UserReference;
import org.spaarpunt.storage.Text;

/**
 * Employees of counters, with one set of rules for a counter's own admins and for the administrators of the
 * installation: a counter that has an admin keeps one, and a disabled user cannot become an employee. Every change is
 * in the audit log, in the same commit.
 */
public final class Employees {
    private static final String LIST = """
            select uid, nick, role
            from counter
            join counter_employee on counter_employee.counter_id = counter.id
            join app_user on app_user.id = user_id
            where consumer_key = :key
            order by role, lower(nick)
            """;

    private static final String COLLEAGUES = """
            select uid, btrim(given_name || ' ' || family_name) as name, role
            from counter_employee join app_user on app_user.id = user_id
            where counter_id = :counter
            order by name, uid
            """;

    private static final String CONTACTS = """
            select uid, coalesce(email, '') as email, role
            from counter_employee join app_user on app_user.id = user_id
            where counter_id = :counter
            order by role, lower(email), uid
            """;

    private static final String WITH_EMAIL =
            "select uid from app_user where lower(email) = lower(:email) and email <> '' and disabled_at is null";

    private static final String ENABLED_USER = """
            select id, uid
            from app_user
            where disabled_at is null
              and (:uid = '' or uid = :uid)
              and (:email = '' or lower(email) = lower(:email))
            """;

    private static final String USER = "select id, uid from app_user where uid = :uid";

    private static final String IS_DISABLED = "select disabled_at is not null from app_user where id = :user";

    private static final String KEY = "select consumer_key from counter where id = :counter";

    /** Serialises changes to one counter's employees: the second sees what the first did. */
    private static final String LOCK = "select id from counter where id = :counter for no key update";

    private static final String ADMINS =
            "select user_id from counter_employee where counter_id = :counter and role = 'ADMIN'";

    private static final String ADD = """
            insert into counter_employee (counter_id, user_id, role) values (:counter, :user, :role) on conflict do nothing
            """;

    private static final String CHANGE_ROLE = """
            update counter_employee set role = :role where counter_id = :counter and user_id = :user and role <> :role
            """;

    private static final String REMOVE = "delete from counter_employee where counter_id = :counter and user_id = :user";

    private static final String WORKS_HERE =
            "select exists (select from counter_employee where counter_id = :counter and user_id = :user)";

    private static final String IS_ADMIN =
            "select exists (select from counter_employee where user_id = :user and role = 'ADMIN')";

    private static final String PLACES =
            "select counter_id from counter_employee where user_id = :user order by counter_id";

    private static final String FORGET = "delete from counter_employee where user_id = :user";

    private final AuditedTransaction transaction;

    public record Employee(String uid, String nick, Role role) {}

    /**
     * An employee as others at the counter see it: without the sign-in name, which is private to the user.
     *
     * @param name full name; empty if unknown
     */
    public record Colleague(String uid, String name, Role role) {}

    /**
     * An employee as the admins of the counter reach them.
     *
     * @param email empty: not known
     */
    public record Contact(String uid, String email, Role role) {}

    /** How a counter's admin refers to a user: by uid, email address, or both; what is not given is empty. */
    public record Name(String uid, String email) {
        boolean canBeAUser() {
            return !(uid.isEmpty() && email.isEmpty()) && Text.canBeStored(uid) && Text.canBeStored(email);
        }
    }

    /** The outcome of a change by a counter's admin. */
    public enum Change {
        /** The state is as requested, whether or not it was so before. */
        DONE,
        UNKNOWN_USER,
        /** The counter would be left without an admin. */
        LAST_ADMIN
    }

    private record User(long id, String uid) {}

    /** A change that was made, as the audit log names it. */
    private record Changed(String counterKey, User user) {}

    public Employees(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    /** Admins first; empty if there is no such counter. */
    public List<Employee> list(String counterKey) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .bind("key", counterKey)
                        .map((row, _) -> new Employee(
                                row.getString("uid"), row.getString("nick"), Role.valueOf(row.getString("role"))))
                        .list());
    }

    /** In the order of their names. */
    public List<Colleague> of(long counterId) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(COLLEAGUES)
                        .bind("counter", counterId)
                        .map((row, _) -> new Colleague(
                                row.getString("uid"), row.getString("name"), Role.valueOf(row.getString("role"))))
                        .list());
    }

    /** Admins first. */
    public List<Contact> contacts(long counterId) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(CONTACTS)
                        .bind("counter", counterId)
                        .map((row, _) -> new Contact(
                                row.getString("uid"), row.getString("email"), Role.valueOf(row.getString("role"))))
                        .list());
    }

    /** The uid of the enabled user with this email address. */
    public Optional<String> userWithEmail(String email) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(WITH_EMAIL)
                        .bind("email", email)
                        .mapTo(String.class)
                        .findOne());
    }

    /**
     * Gives a user a role at a counter, replacing any role that the user has there.
     *
     * @param who uid, nick, email address or full name
     */
    public Outcome<Nothing> set(Actor actor, String counterKey, String who, Role role) {
        return UserReference.act(
                transaction.jdbi(),
                who,
                user -> transaction.act(
                        actor,
                        new Line(Act.EMPLOYEE_SET, counterKey, user.uid() + " " + role),
                        handle -> CounterRegister.id(handle, counterKey)
                                .map(counter -> set(handle, counter, user.id(), role))
                                .orElseGet(() -> CounterRegister.unknown(counterKey))));
    }

    /** Dismisses a user, named in the same ways. */
    public Outcome<Nothing> remove(Actor actor, String counterKey, String who) {
        return UserReference.act(
                transaction.jdbi(),
                who,
                user -> transaction.act(
                        actor,
                        new Line(Act.EMPLOYEE_REMOVED, counterKey, user.uid()),
                        handle -> CounterRegister.id(handle, counterKey)
                                .map(counter -> remove(handle, counter, user.id()))
                                .orElseGet(() -> CounterRegister.unknown(counterKey))));
    }

    /**
     * Adds a user as a member; a user that works here already keeps their role.
     *
     * @param by an admin of the counter
     */
    public Change add(long counterId, Name name, Actor by) {
        return change(transaction.act(
                by,
                changed -> new Line(
                        Act.EMPLOYEE_SET, changed.counterKey(), changed.user().uid() + " " + Role.MEMBER),
                handle -> find(ENABLED_USER, name, handle)
                        .map(user -> worksHere(handle, counterId, user.id())
                                ? new Outcome.Unchanged<Changed>()
                                : changed(handle, counterId, user, set(handle, counterId, user.id(), Role.MEMBER)))
                        .orElseGet(() -> new Unknown<>(Subject.USER, name.uid()))));
    }

    /**
     * Dismisses a user, whatever their role.
     *
     * @param by an admin of the counter
     */
    public Change dismiss(long counterId, String uid, Actor by) {
        return change(transaction.act(
                by,
                changed -> new Line(
                        Act.EMPLOYEE_REMOVED,
                        changed.counterKey(),
                        changed.user().uid()),
                handle -> find(USER, new Name(uid, ""), handle)
                        .map(user -> changed(handle, counterId, user, remove(handle, counterId, user.id())))
                        .orElseGet(() -> new Unknown<>(Subject.USER, uid))));
    }

    /** Whether a user is an admin of any counter. */
    public static boolean isAdmin(Handle handle, long userId) {
        return handle.createQuery(IS_ADMIN)
                .bind("user", userId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Dismisses a user from every counter, in a transaction of the caller's; returns false if that would leave one of
     * them without an admin, and the caller must then change nothing.
     */
    public static boolean dismissEverywhere(Handle handle, long userId) {
        return handle.createQuery(PLACES).bind("user", userId).mapTo(Long.class).list().stream()
                .noneMatch(counter -> remove(handle, counter, userId) instanceof Refused<Nothing>);
    }

    /** Dismisses a user from every counter, because the person is removed. */
    public static void forget(Handle handle, long userId) {
        handle.createUpdate(FORGET).bind("user", userId).execute();
    }

    private static Outcome<Nothing> set(Handle handle, long counter, long user, Role role) {
        if (adminsLocked(handle, counter).wouldEndWith(user, Optional.of(role))) {
            return new Refused<>(Refusal.LAST_COUNTER_ADMIN);
        }
        if (worksHere(handle, counter, user)) {
            return Outcome.changed(handle.createUpdate(CHANGE_ROLE)
                    .bind("counter", counter)
                    .bind("user", user)
                    .bind("role", role)
                    .execute());
        }
        boolean disabled = handle.createQuery(IS_DISABLED)
                .bind("user", user)
                .mapTo(Boolean.class)
                .one();
        return disabled
                ? new Refused<>(Refusal.DISABLED)
                : Outcome.changed(handle.createUpdate(ADD)
                        .bind("counter", counter)
                        .bind("user", user)
                        .bind("role", role)
                        .execute());
    }

    private static Outcome<Nothing> remove(Handle handle, long counter, long user) {
        return adminsLocked(handle, counter).wouldEndWith(user, Optional.empty())
                ? new Refused<>(Refusal.LAST_COUNTER_ADMIN)
                : Outcome.changed(handle.createUpdate(REMOVE)
                        .bind("counter", counter)
                        .bind("user", user)
                        .execute());
    }

    private static CounterAdmins adminsLocked(Handle handle, long counter) {
        handle.createQuery(LOCK).bind("counter", counter).mapTo(Long.class).one();
        return new CounterAdmins(Set.copyOf(handle.createQuery(ADMINS)
                .bind("counter", counter)
                .mapTo(Long.class)
                .list()));
    }

    private static boolean worksHere(Handle handle, long counter, long user) {
        return handle.createQuery(WORKS_HERE)
                .bind("counter", counter)
                .bind("user", user)
                .mapTo(Boolean.class)
                .one();
    }

    private static Outcome<Changed> changed(Handle handle, long counter, User user, Outcome<Nothing> outcome) {
        return outcome.map(_ -> new Changed(
                handle.createQuery(KEY)
                        .bind("counter", counter)
                        .mapTo(String.class)
                        .one(),
                user));
    }

    private static Change change(Outcome<Changed> outcome) {
        return switch (outcome) {
            case Done<Changed> _, Outcome.Unchanged<Changed> _ -> Change.DONE;
            case Unknown<Changed> _ -> Change.UNKNOWN_USER;
            // Disabled at this very moment: to a counter's admin, a disabled user does not exist.
            case Refused<Changed>(var reason) ->
                reason == Refusal.LAST_COUNTER_ADMIN ? Change.LAST_ADMIN : Change.UNKNOWN_USER;
            case Outcome.Ambiguous<Changed> _, Outcome.Rejected<Changed> _ ->
                throw new IllegalStateException("A uid or an email address names one user: " + outcome);
        };
    }

    private static Optional<User> find(String sql, Name name, Handle handle) {
        return name.canBeAUser()
                ? handle.createQuery(sql)
                        .bindMethods(name)
                        .map((row, _) -> new User(row.getLong("id"), row.getString("uid")))
                        .findOne()
                : Optional.empty();
    }
}

package org.spaarpunt.counters;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Text;

/**
 * Who works at a counter. Its admins take people on and let them go; a counter that has an admin keeps one. Every change is in
 * the audit log, in the same commit. After it this server forgets at once who worked here, and the others as soon as the
 * database tells them.
 */
public final class EmployeeChanges {
    private static final String LIST = """
            select uid, nick, role
            from counter_employee join app_user on app_user.id = user_id
            where counter_id = :counterId
            order by nick, uid
            """;

    private static final String USER = """
            select id, uid
            from app_user
            where disabled_at is null
              and (:uid = '' or uid = :uid)
              and (:email = '' or lower(email) = lower(:email))
            """;

    private static final String KNOWN = "select id, uid from app_user where uid = :uid";

    private static final String TAKE_ON = """
            insert into counter_employee (counter_id, user_id, role) values (:counterId, :userId, 'MEMBER')
            on conflict do nothing
            """;

    /** Two admins who let each other go come one after the other: the second sees what the first did. */
    private static final String LOCK = "select id from counter where id = :counterId for no key update";

    private static final String LET_GO = """
            delete from counter_employee gone
            where counter_id = :counterId
              and user_id = :userId
              and (role = 'MEMBER' or exists (
                  select from counter_employee other
                  where other.counter_id = gone.counter_id and other.role = 'ADMIN' and other.user_id <> gone.user_id))
            """;

    private static final String KEY = "select consumer_key from counter where id = :counterId";

    private static final String WORKS_HERE =
            "select exists (select from counter_employee where counter_id = :counterId and user_id = :userId)";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Runnable forget;

    public record Employee(String uid, String nick, Role role) {}

    /** By what a user is named: uid, email address, or both; what is not known is empty. */
    public record Name(String uid, String email) {
        boolean canBeSomebody() {
            return !(uid.isEmpty() && email.isEmpty()) && Text.canBeStored(uid) && Text.canBeStored(email);
        }
    }

    public enum Outcome {
        /** So it is now, whether it was so before or not. */
        DONE,
        UNKNOWN_USER,
        /** The counter would be left without an admin. */
        LAST_ADMIN
    }

    private record User(long id, String uid) {}

    /** @param forget makes this server look up anew who may do what at which counter */
    EmployeeChanges(Jdbi jdbi, InstantSource clock, Runnable forget) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forget = forget;
    }

    /** In the order of their names. */
    public List<Employee> of(long counterId) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("counterId", counterId)
                .map((row, _) ->
                        new Employee(row.getString("uid"), row.getString("nick"), Role.valueOf(row.getString("role"))))
                .list());
    }

    /**
     * Takes a user on as a member; who works here already goes on as before, an admin as an admin.
     *
     * @param by an admin of the counter
     */
    public Outcome takeOn(long counterId, Name name, Actor by) {
        var outcome = jdbi.inTransaction(handle -> find(USER, name, handle)
                .map(user -> {
                    if (change(TAKE_ON, counterId, user, handle)) {
                        tell(Act.EMPLOYEE_SET, user.uid() + " " + Role.MEMBER, counterId, by, handle);
                    }
                    return Outcome.DONE;
                })
                .orElse(Outcome.UNKNOWN_USER));
        forget.run();
        return outcome;
    }

    /**
     * Lets a user go, whatever their role.
     *
     * @param by an admin of the counter
     */
    public Outcome letGo(long counterId, String uid, Actor by) {
        var outcome = jdbi.inTransaction(handle -> find(KNOWN, new Name(uid, ""), handle)
                .map(user -> letGo(counterId, user, by, handle))
                .orElse(Outcome.UNKNOWN_USER));
        forget.run();
        return outcome;
    }

    private Outcome letGo(long counterId, User user, Actor by, Handle handle) {
        handle.createQuery(LOCK).bind("counterId", counterId).mapTo(Long.class).one();
        if (change(LET_GO, counterId, user, handle)) {
            tell(Act.EMPLOYEE_REMOVED, user.uid(), counterId, by, handle);
            return Outcome.DONE;
        }
        boolean stays = handle.createQuery(WORKS_HERE)
                .bind("counterId", counterId)
                .bind("userId", user.id())
                .mapTo(Boolean.class)
                .one();
        return stays ? Outcome.LAST_ADMIN : Outcome.DONE;
    }

    private static boolean change(String sql, long counterId, User user, Handle handle) {
        return handle.createUpdate(sql)
                        .bind("counterId", counterId)
                        .bind("userId", user.id())
                        .execute()
                == 1;
    }

    /** The audit log, and the other servers. */
    private void tell(Act act, String details, long counterId, Actor by, Handle handle) {
        var key = handle.createQuery(KEY)
                .bind("counterId", counterId)
                .mapTo(String.class)
                .one();
        AuditLog.write(handle, by, new AuditLog.Line(act, key, details), clock.instant());
        ChangeNotices.send(handle);
    }

    private static Optional<User> find(String sql, Name name, Handle handle) {
        return name.canBeSomebody()
                ? handle.createQuery(sql)
                        .bindMethods(name)
                        .map((row, _) -> new User(row.getLong("id"), row.getString("uid")))
                        .findOne()
                : Optional.empty();
    }
}

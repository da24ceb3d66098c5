package org.spaarpunt.counters;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.UserReference;

/** Who works at which counter. */
public final class Employees {
    private static final String LIST = """
            select uid, nick, role
            from counter
            join counter_employee on counter_employee.counter_id = counter.id
            join app_user on app_user.id = user_id
            where consumer_key = :key
            order by role, lower(nick)
            """;

    private static final String SET = """
            insert into counter_employee as employee (counter_id, user_id, role) values (:counter, :user, :role)
            on conflict (counter_id, user_id) do update set role = excluded.role where employee.role <> excluded.role
            """;

    private static final String REMOVE = "delete from counter_employee where counter_id = :counter and user_id = :user";

    private static final String IS_EMPLOYED = "select exists (select from counter_employee where user_id = :user)";

    private final AuditedTransaction office;

    public record Details(String uid, String nick, Role role) {}

    public Employees(AuditedTransaction office) {
        this.office = office;
    }

    /** Admins first; none when there is no such counter. */
    public List<Details> list(String counterKey) {
        return office.jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .bind("key", counterKey)
                        .map((row, _) -> new Details(
                                row.getString("uid"), row.getString("nick"), Role.valueOf(row.getString("role"))))
                        .list());
    }

    /**
     * Lets a user work at a counter, or changes as what.
     *
     * @param who uid, nick, email address or full name
     */
    public Outcome<Nothing> set(Actor actor, String counterKey, String who, Role role) {
        return UserReference.act(
                office.jdbi(),
                who,
                user -> office.act(
                        actor,
                        new Line(Act.EMPLOYEE_SET, counterKey, user.uid() + " " + role),
                        at(
                                counterKey,
                                (handle, counter) -> Outcome.changed(handle.createUpdate(SET)
                                        .bind("counter", counter)
                                        .bind("user", user.id())
                                        .bind("role", role)
                                        .execute()))));
    }

    /** Dismisses a user, who is named in the same ways. */
    public Outcome<Nothing> remove(Actor actor, String counterKey, String who) {
        return UserReference.act(
                office.jdbi(),
                who,
                user -> office.act(
                        actor,
                        new Line(Act.EMPLOYEE_REMOVED, counterKey, user.uid()),
                        at(
                                counterKey,
                                (handle, counter) -> Outcome.changed(handle.createUpdate(REMOVE)
                                        .bind("counter", counter)
                                        .bind("user", user.id())
                                        .execute()))));
    }

    /** Whether a user works at any counter. */
    public static boolean isEmployed(Handle handle, long userId) {
        return handle.createQuery(IS_EMPLOYED)
                .bind("user", userId)
                .mapTo(Boolean.class)
                .one();
    }

    private static Function<Handle, Outcome<Nothing>> at(
            String counterKey, BiFunction<Handle, Long, Outcome<Nothing>> work) {
        return handle -> CounterRegister.id(handle, counterKey)
                .map(counter -> work.apply(handle, counter))
                .orElseGet(() -> CounterRegister.unknown(counterKey));
    }
}

package org.spaarpunt.counters;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Text;

/**
 * Who works at a counter. Its admins take people on and let them go; a counter that has an admin keeps one. Every change is in
 * the audit log, in the same commit. After it this server forgets at once who worked here, and the others as soon as the
 * database tells them.
 */
public final class Staff {
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

    private static final String AUDIT = """
            insert into audit_entry (happened_at, actor, address, act, subject, details)
            select :now, :actor, :address, :act, consumer_key, :details
            from changed join counter on counter.id = changed.counter_id
            """;

    private static final String TAKE_ON = """
            with changed as (
                insert into counter_employee (counter_id, user_id, role) values (:counterId, :userId, 'MEMBER')
                on conflict do nothing
                returning counter_id
            )
            """ + AUDIT;

    /** Two admins who let each other go come one after the other: the second sees what the first did. */
    private static final String LOCK = "select id from counter where id = :counterId for no key update";

    private static final String LET_GO = """
            with changed as (
                delete from counter_employee gone
                where counter_id = :counterId
                  and user_id = :userId
                  and (role = 'MEMBER' or exists (
                      select from counter_employee other
                      where other.counter_id = gone.counter_id and other.role = 'ADMIN' and other.user_id <> gone.user_id))
                returning counter_id
            )
            """ + AUDIT;

    private static final String WORKS_HERE =
            "select exists (select from counter_employee where counter_id = :counterId and user_id = :userId)";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Runnable forget;

    public record Employee(String uid, String nick, Role role) {}

    /** An admin of the counter, who makes a change from an address. */
    public record Admin(String uid, String address) {}

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

    /** As the audit log tells it. */
    private record Change(String act, User user, String details) {}

    /** @param forget makes this server look up anew who may do what at which counter */
    Staff(Jdbi jdbi, InstantSource clock, Runnable forget) {
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

    /** Takes a user on as a member; who works here already goes on as before, an admin as an admin. */
    public Outcome takeOn(long counterId, Name name, Admin by) {
        var outcome = jdbi.inTransaction(handle -> {
            var user = find(USER, name, handle);
            user.ifPresent(known -> change(
                    TAKE_ON,
                    new Change("EMPLOYEE_SET", known, known.uid() + " " + Role.MEMBER),
                    counterId,
                    by,
                    handle));
            return user.isPresent() ? Outcome.DONE : Outcome.UNKNOWN_USER;
        });
        forget.run();
        return outcome;
    }

    /** Lets a user go, whatever their role. */
    public Outcome letGo(long counterId, String uid, Admin by) {
        var outcome = jdbi.inTransaction(handle -> {
            var user = find(KNOWN, new Name(uid, ""), handle);
            return user.map(known -> letGo(counterId, known, by, handle)).orElse(Outcome.UNKNOWN_USER);
        });
        forget.run();
        return outcome;
    }

    private Outcome letGo(long counterId, User user, Admin by, Handle handle) {
        handle.createQuery(LOCK).bind("counterId", counterId).mapTo(Long.class).one();
        change(LET_GO, new Change("EMPLOYEE_REMOVED", user, user.uid()), counterId, by, handle);
        boolean stays = handle.createQuery(WORKS_HERE)
                .bind("counterId", counterId)
                .bind("userId", user.id())
                .mapTo(Boolean.class)
                .one();
        return stays ? Outcome.LAST_ADMIN : Outcome.DONE;
    }

    private void change(String sql, Change change, long counterId, Admin by, Handle handle) {
        int changed = handle.createUpdate(sql)
                .bind("counterId", counterId)
                .bind("userId", change.user().id())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", by.uid())
                .bind("address", by.address())
                .bind("act", change.act())
                .bind("details", change.details())
                .execute();
        if (changed > 0) {
            ChangeNotices.send(handle);
        }
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

package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.Text;

/** The counters where a user works, and what those may do. */
public final class EmployeeCounters {
    private static final String USER = "select id from app_user where uid = :uid";

    private static final String FIND = """
            select counter.id, consumer_key, counter.name, employee.role, organisation.external_id
            from counter_employee employee
            join counter on counter.id = employee.counter_id
            left join organisation on organisation.id = counter.organisation_id
            where employee.user_id = :userId
              and (employee.user_id = :askerId
                   or exists (
                       select from counter_employee asker
                       where asker.counter_id = counter.id and asker.user_id = :askerId and asker.role = 'ADMIN'))
            order by counter.name, counter.id
            """;

    private static final String ALL = """
            select counter.id, consumer_key, counter.name, employee.role, organisation.external_id
            from counter_employee employee
            join counter on counter.id = employee.counter_id
            left join organisation on organisation.id = counter.organisation_id
            where employee.user_id = :userId
            order by counter.name, counter.id
            """;

    private static final String NAMES = """
            select counter.name
            from counter_employee
            join counter on counter.id = counter_employee.counter_id
            where counter_employee.user_id = :userId and (:everywhere or counter.consumer_key = :key)
            order by counter.name, counter.id
            """;

    private final Jdbi jdbi;

    /** What a user may see of where a user works. */
    public sealed interface Answer {
        record Found(List<EmployeeCounter> workplaces) implements Answer {}

        record UnknownUser() implements Answer {}

        /** The user is another one, and works at no counter where the asker is an admin. */
        record NotYours() implements Answer {}
    }

    public EmployeeCounters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All of the asker's own counters; for another user, only those where the asker is an admin. */
    public Answer of(String uid, long askerId) {
        return jdbi.withHandle(handle -> userId(uid, handle)
                .map(userId -> answer(userId, askerId, handle))
                .orElseGet(Answer.UnknownUser::new));
    }

    /** All counters where this user works, by name, without their affiliations. */
    public List<EmployeeCounter> all(User user) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .bind("userId", user.id())
                .map((row, _) -> workplace(row))
                .list());
    }

    /** The counters at which an application can act for this employee: without a right to others, only at its own. */
    public List<String> namesOf(User user, Consumer application) {
        return jdbi.withHandle(handle -> handle.createQuery(NAMES)
                .bind("userId", user.id())
                .bind("everywhere", application.permissions().contains(Permission.ACT_FOR_COUNTERS))
                .bind("key", application.key())
                .mapTo(String.class)
                .list());
    }

    private static Answer answer(long userId, long askerId, Handle handle) {
        var bare = handle.createQuery(FIND)
                .bind("userId", userId)
                .bind("askerId", askerId)
                .map((row, _) -> workplace(row))
                .list();
        if (bare.isEmpty() && userId != askerId) {
            return new Answer.NotYours();
        }
        var affiliations =
                Affiliations.of(bare.stream().map(EmployeeCounter::counterId).toList(), handle);
        return new Answer.Found(bare.stream()
                .map(place -> place.with(affiliations.getOrDefault(place.counterId(), List.of())))
                .toList());
    }

    private static Optional<Long> userId(String uid, Handle handle) {
        return Text.canBeStored(uid)
                ? handle.createQuery(USER).bind("uid", uid).mapTo(Long.class).findOne()
                : Optional.empty();
    }

    private static EmployeeCounter workplace(ResultSet row) throws SQLException {
        return new EmployeeCounter(
                row.getLong("id"),
                row.getString("consumer_key"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("external_id")),
                List.of());
    }
}

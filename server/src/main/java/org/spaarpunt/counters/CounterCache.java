package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.storage.Text;

/** Counters by their consumer keys, and what users may do there, cached for a while. */
public final class CounterCache {
    // One row for each action of each group, and one for a group or a counter that has none.
    private static final String FIND = """
            select counter.id,
                   counter.organisation_id,
                   counter_employee.role,
                   counter_group.card_system_id,
                   permission_group_action.action
            from counter
            left join counter_employee on counter_employee.counter_id = counter.id and counter_employee.user_id = :userId
            left join counter_group on counter_group.counter_id = counter.id
            left join permission_group_action using (group_id)
            where counter.consumer_key = :key
            """;

    /** The id of no user. */
    private static final long NOBODY = 0;

    private final Jdbi jdbi;
    private final DatabaseCache<Question, Optional<CounterAccess>> remembered;

    private record Question(String key, long userId) {}

    private record Row(
            long counterId,
            Optional<Long> organisationId,
            Optional<Role> role,
            Optional<Long> cardSystemId,
            Optional<CounterAction> action) {}

    /** @param staleness how long a user that was dismissed through another server may go on working on this one */
    public CounterCache(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.remembered = new DatabaseCache<>(staleness, clock);
    }

    /** The user's access at the counter with this consumer key; empty if there is no such counter. */
    public Optional<CounterAccess> find(String key, long userId) {
        return Text.canBeStored(key) ? remembered.answer(new Question(key, userId), this::ask) : Optional.empty();
    }

    /** The access at the counter with this consumer key of a user that works at no counter. */
    public Optional<CounterAccess> find(String key) {
        return find(key, NOBODY);
    }

    /** Empties the cache, because an employee or what a counter may do was changed here. */
    public void forget() {
        remembered.forget();
    }

    /** The cache's hits and misses so far. */
    public DatabaseCache.Use use() {
        return remembered.use();
    }

    private Optional<CounterAccess> ask(Question question) {
        var rows = jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("key", question.key())
                .bind("userId", question.userId())
                .map((row, _) -> row(row))
                .list());
        return rows.isEmpty() ? Optional.empty() : Optional.of(standing(rows));
    }

    private static CounterAccess standing(List<Row> rows) {
        var actions = new HashMap<Long, Set<CounterAction>>();
        for (var row : rows) {
            row.cardSystemId()
                    .map(id -> actions.computeIfAbsent(id, _ -> EnumSet.noneOf(CounterAction.class)))
                    .ifPresent(allowed -> row.action().ifPresent(allowed::add));
        }
        var first = rows.getFirst();
        return new CounterAccess(first.counterId(), first.organisationId(), first.role(), Map.copyOf(actions));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("organisation_id", Long.class)),
                Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                Optional.ofNullable(row.getObject("card_system_id", Long.class)),
                // An unknown action is skipped: a newer server may have stored it.
                Optional.ofNullable(row.getString("action")).flatMap(CounterAction::named));
    }
}

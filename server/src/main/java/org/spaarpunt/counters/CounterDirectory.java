package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Remembered;
import org.spaarpunt.storage.Text;

/** Counters by their consumer keys, and what users may do there; remembered for a while. */
public final class CounterDirectory {
    private static final String FIND = """
            select id,
                   organisation_id,
                   exists (
                       select from counter_employee
                       where counter_employee.counter_id = counter.id and counter_employee.user_id = :userId
                   ) as works_here,
                   exists (
                       select from counter_group
                       join permission_group_action using (group_id)
                       where counter_group.counter_id = counter.id and permission_group_action.action = 'CHECKIN_CREATE'
                   ) as may_check_in
            from counter
            where consumer_key = :key
            """;

    private final Jdbi jdbi;
    private final Remembered<Question, Optional<Standing>> remembered;

    private record Question(String key, long userId) {}

    /** @param staleness how long somebody may go on working here who was dismissed elsewhere */
    public CounterDirectory(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.remembered = new Remembered<>(staleness, clock);
    }

    /** How the user stands at the counter with this consumer key; empty when there is no such counter. */
    public Optional<Standing> find(String key, long userId) {
        return Text.canBeStored(key) ? remembered.answer(new Question(key, userId), this::ask) : Optional.empty();
    }

    /** How the memory did so far. */
    public Remembered.Use use() {
        return remembered.use();
    }

    private Optional<Standing> ask(Question question) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("key", question.key())
                .bind("userId", question.userId())
                .map((row, _) -> standing(row))
                .findOne());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        long organisation = row.getLong("organisation_id");
        return new Standing(
                row.getLong("id"),
                row.wasNull() ? Optional.empty() : Optional.of(organisation),
                row.getBoolean("works_here"),
                row.getBoolean("may_check_in"));
    }
}

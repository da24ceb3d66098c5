package org.spaarpunt.counters;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;

/** Where people work, for people to read. */
public record Workplaces(Jdbi jdbi) {
    private static final String NAMES = """
            select counter.name
            from counter_employee
            join counter on counter.id = counter_employee.counter_id
            where counter_employee.user_id = :userId and (:everywhere or counter.consumer_key = :key)
            order by counter.name, counter.id
            """;

    /** The counters at which an application can act for this employee: without a right to more, only at the one that it is. */
    public List<String> namesOf(User user, Consumer application) {
        return jdbi.withHandle(handle -> handle.createQuery(NAMES)
                .bind("userId", user.id())
                .bind("everywhere", application.permissions().contains(Permission.ACT_FOR_COUNTERS))
                .bind("key", application.key())
                .mapTo(String.class)
                .list());
    }
}

package org.spaarpunt.counters;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.identity.UserNames;

/** The employees of a counter, for an administrator to look through. */
public final class EmployeeList {
    private static final String NAME = PagedQuery.folded(UserNames.NAME);

    private static final PagedQuery QUERY =
            new PagedQuery("uid, nick, role, " + UserNames.COLUMN, """
            from counter
            join counter_employee on counter_employee.counter_id = counter.id
            join app_user on app_user.id = user_id
            where consumer_key = :counter
            """, PagedQuery.found(UserNames.SEARCHED), "uid");

    private final Jdbi jdbi;

    public enum Order {
        NAME(EmployeeList.NAME),
        /** Admins first. */
        ROLE("role", EmployeeList.NAME);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * An employee.
     *
     * @param name empty for a person that was removed
     */
    public record Row(String uid, Optional<String> name, String nick, Role role) {}

    public EmployeeList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Empty when there is no such counter. */
    public ListPage<Row> part(String counterKey, PageQuery<Order> wanted) {
        return QUERY.part(
                jdbi,
                wanted,
                wanted.order().sql,
                Map.of("counter", counterKey),
                (row, _) -> new Row(
                        row.getString("uid"),
                        UserNames.name(row),
                        row.getString("nick"),
                        Role.valueOf(row.getString("role"))));
    }
}

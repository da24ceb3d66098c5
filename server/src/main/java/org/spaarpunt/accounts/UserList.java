package org.spaarpunt.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.identity.UserNames;
import org.spaarpunt.storage.Timestamps;

/** All users, as listed for an administrator. */
public final class UserList {
    /** A union, since for each row that an index finds by one of two conditions PostgreSQL evaluates both again. */
    private static final String FOUND = """
            id in (
                select id from app_user where uid = :search
                union all
                select id from app_user where %s)""".formatted(UserNames.FOUND);

    private static final PagedQuery QUERY = new PagedQuery(
            "uid, nick, coalesce(email, '') as email, administrator, disabled_at, " + UserNames.COLUMN,
            "from app_user where true",
            FOUND,
            "uid");

    private final Jdbi jdbi;

    public enum Order {
        NAME(UserNames.REMOVED, PagedQuery.folded(UserNames.NAME)),
        NICK(UserNames.REMOVED, "lower(nick)"),
        EMAIL("lower(coalesce(email, ''))");

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * A user in the list.
     *
     * @param name empty for a person that was removed
     * @param email empty for none
     */
    public record Row(
            String uid,
            Optional<String> name,
            String nick,
            String email,
            boolean administrator,
            Optional<Instant> disabledAt) {}

    public UserList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(PageQuery<Order> wanted) {
        return QUERY.part(
                jdbi,
                wanted,
                wanted.order().sql,
                Map.of(),
                (row, _) -> new Row(
                        row.getString("uid"),
                        UserNames.name(row),
                        row.getString("nick"),
                        row.getString("email"),
                        row.getBoolean("administrator"),
                        Timestamps.ifAnyIn(row, "disabled_at")));
    }
}

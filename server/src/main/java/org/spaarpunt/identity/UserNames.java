package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.spaarpunt.acts.PagedQuery;

/** The names shown for users: their full name, or their nick if they never gave one. */
public final class UserNames {
    /** Columns of {@code app_user}. */
    public static final String NAME =
            "coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)";

    /** The account of a removed person is disabled and has nothing left but a new uid, which is also its nick. */
    public static final String REMOVED = """
            (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
             and app_user.given_name || app_user.family_name = '')""";

    /** Selects the columns that {@link #name} reads. */
    public static final String COLUMN = "case when " + REMOVED + " then null else " + NAME + " end as person";

    /** What a search for users looks through. */
    public static final String SEARCHED = """
            app_user.given_name || ' ' || app_user.family_name || ' ' || app_user.nick || ' ' || coalesce(app_user.email, '')\
            """;

    /** SQL for whether a user is found by {@code :search}. A part of three letters or more is in the index of migration 114. */
    public static final String FOUND = "(trigrams(%s) @> (select trigrams(folded(:search))) and %s)"
            .formatted(PagedQuery.folded(SEARCHED), PagedQuery.found(SEARCHED));

    private UserNames() {}

    /** Empty for a person that was removed. */
    public static Optional<String> name(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("person"));
    }
}

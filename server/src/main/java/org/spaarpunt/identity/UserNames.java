package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How people with an account are called: by their name, or by their nick if they never gave one. */
public final class UserNames {
    /** Of {@code app_user}. */
    public static final String NAME =
            "coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)";

    /** The account of a person who was removed has nothing left but a uid of its own, which is its nick too, and is disabled. */
    public static final String REMOVED = """
            (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
             and app_user.given_name || app_user.family_name = '')""";

    /** Selects what {@link #name} reads. */
    public static final String COLUMN = "case when " + REMOVED + " then null else " + NAME + " end as person";

    private UserNames() {}

    /** Empty for a person who was removed. */
    public static Optional<String> name(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("person"));
    }
}

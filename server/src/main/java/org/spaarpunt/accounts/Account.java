package org.spaarpunt.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.spaarpunt.identity.User;

/** The account of a user that can sign in, as pages show it: without the password. */
public record Account(User user, Optional<String> email, String givenName, String familyName, boolean administrator) {

    /** The columns of {@code app_user} that {@link #in} reads. */
    static final String COLUMNS = """
            app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
            app_user.administrator""";

    static Account in(ResultSet row) throws SQLException {
        return new Account(
                new User(row.getLong("id"), row.getString("uid"), row.getString("nick")),
                Optional.ofNullable(row.getString("email")),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getBoolean("administrator"));
    }

    /** The row's number, used inside this server only. */
    public long id() {
        return user.id();
    }

    /** The name with which pages greet the user. */
    public String name() {
        var full = (givenName + " " + familyName).strip();
        return full.isEmpty() ? user.nick() : full;
    }
}

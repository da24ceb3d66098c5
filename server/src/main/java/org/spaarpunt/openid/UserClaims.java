package org.spaarpunt.openid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.identity.User;

/** What clients can learn about a user. Sign-in names are not among it: they are shown to their owners only. */
public record UserClaims(User user, String givenName, String familyName, Optional<String> email) {
    static final String COLUMNS = """
            app_user.id as user_id, app_user.uid, app_user.nick, app_user.given_name, app_user.family_name, app_user.email""";

    static UserClaims in(ResultSet row) throws SQLException {
        return new UserClaims(
                new User(row.getLong("user_id"), row.getString("uid"), row.getString("nick")),
                row.getString("given_name"),
                row.getString("family_name"),
                Optional.ofNullable(row.getString("email")));
    }

    /** The claims of these scopes (OpenID Connect Core section 5.4). Addresses are not verified by sending mail there. */
    public Map<String, Object> of(Set<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        if (scopes.contains(Scopes.PROFILE)) {
            var name = (givenName + " " + familyName).strip();
            put(claims, "name", name.isEmpty() ? user.nick() : name);
            put(claims, "given_name", givenName);
            put(claims, "family_name", familyName);
        }
        if (scopes.contains(Scopes.EMAIL) && email.isPresent()) {
            put(claims, "email", email.get());
            claims.put("email_verified", false);
        }
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, String value) {
        if (!value.isEmpty()) {
            claims.put(name, value);
        }
    }
}

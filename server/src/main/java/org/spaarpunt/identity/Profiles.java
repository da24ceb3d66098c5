package org.spaarpunt.identity;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Text;

/** Reads what an application may show of a user. */
public final class Profiles {
    private static final String FIND = """
            select uid, nick, given_name, family_name, email from app_user where uid = :uid and disabled_at is null
            """;

    private final Jdbi jdbi;

    /**
     * A user as applications see them.
     *
     * @param own data that only the user's own applications may see
     */
    public record Profile(String uid, String nick, Own own) {}

    /** Names and address; unknown parts are empty. */
    public record Own(String givenName, String familyName, String email) {}

    public Profiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Profile> find(String uid) {
        return Text.canBeStored(uid)
                ? jdbi.withHandle(handle -> handle.createQuery(FIND)
                        .bind("uid", uid)
                        .map((row, _) -> new Profile(
                                row.getString("uid"),
                                row.getString("nick"),
                                new Own(
                                        row.getString("given_name"),
                                        row.getString("family_name"),
                                        Optional.ofNullable(row.getString("email"))
                                                .orElse(""))))
                        .findOne())
                : Optional.empty();
    }
}

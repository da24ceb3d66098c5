package org.spaarpunt.openid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.DatabaseCache;

/**
 * What the database knows of tokens that are genuine: whether they were revoked, and who their users are. Results are
 * cached for a while, as those about other credentials are.
 */
final class TokenStates {
    private static final String OWN = """
            select exists (select from oauth2_revoked_token where id = :id) as revoked,
                   app_user.id as user_id, app_user.uid, app_user.nick
            from (values (:client)) asked (client)
            left join oauth2_grant on oauth2_grant.id = :grant::uuid and oauth2_grant.consumer_key = asked.client
            left join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null
            """;

    /** A user that is linked to a person of that issuer, or else one whose uid is the issuer's id of the person. */
    private static final String FOREIGN_USER = """
            select app_user.id as user_id, app_user.uid, app_user.nick
            from app_user
            left join user_identity on user_identity.user_id = app_user.id and issuer = :issuer and subject = :subject
            where app_user.disabled_at is null and (user_identity.user_id is not null or app_user.uid = :subject)
            order by user_identity.user_id is null
            limit 1
            """;

    private final Jdbi jdbi;
    private final DatabaseCache<OwnToken, State> own;
    private final DatabaseCache<Person, Optional<User>> foreign;

    /**
     * A token of this installation.
     *
     * @param grant under which it was issued; none for a client that acts for itself
     */
    record OwnToken(UUID id, String client, Optional<UUID> grant) {}

    /** A person as another issuer knows it. */
    record Person(String issuer, String subject) {}

    /**
     * The state of a token.
     *
     * @param user of its grant; none when the grant has ended or the user is disabled
     */
    record State(boolean revoked, Optional<User> user) {}

    TokenStates(Jdbi jdbi, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.own = new DatabaseCache<>(staleness, clock);
        this.foreign = new DatabaseCache<>(staleness, clock);
    }

    State of(OwnToken token) {
        return own.answer(
                token,
                asked -> jdbi.withHandle(handle -> handle.createQuery(OWN)
                        .bind("id", asked.id())
                        .bind("client", asked.client())
                        .bind("grant", asked.grant().orElse(null))
                        .map((row, _) -> new State(row.getBoolean("revoked"), user(row)))
                        .one()));
    }

    Optional<User> user(Person person) {
        return foreign.answer(
                person,
                asked -> jdbi.withHandle(handle -> handle.createQuery(FOREIGN_USER)
                        .bind("issuer", asked.issuer())
                        .bind("subject", asked.subject())
                        .map((row, _) -> user(row))
                        .findOne()
                        .flatMap(found -> found)));
    }

    void forget() {
        own.forget();
        foreign.forget();
    }

    private static Optional<User> user(ResultSet row) throws SQLException {
        long id = row.getLong("user_id");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new User(id, row.getString("uid"), row.getString("nick")));
    }
}

package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Consumers and access tokens in the database. */
public final class StoredCredentials implements Credentials {
    private static final String FIND = """
            select consumer.key,
                   consumer.secret as consumer_secret,
                   consumer.name,
                   array(select permission from consumer_permission where consumer_key = consumer.key) as permissions,
                   access_token.secret as token_secret,
                   access_token.consumer_key as token_consumer_key,
                   access_token.expires_at,
                   access_token.revoked_at,
                   app_user.id as user_id,
                   app_user.uid,
                   app_user.nick
            from (values (:consumerKey, :token)) asked (consumer_key, token)
            left join consumer on consumer.key = asked.consumer_key
            left join access_token on access_token.token = asked.token
            left join app_user on app_user.id = access_token.user_id
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public StoredCredentials(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("consumerKey", consumerKey)
                .bind("token", token)
                .map((row, _) -> new Lookup(consumer(row), token(row)))
                .one());
    }

    private static Optional<RegisteredConsumer> consumer(ResultSet row) throws SQLException {
        var key = row.getString("key");
        if (key == null) {
            return Optional.empty();
        }
        var permissions = Stream.of((String[]) row.getArray("permissions").getArray())
                .map(Permission::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new RegisteredConsumer(
                new Consumer(key, row.getString("name"), permissions), row.getString("consumer_secret")));
    }

    private Optional<IssuedToken> token(ResultSet row) throws SQLException {
        var secret = row.getString("token_secret");
        if (secret == null) {
            return Optional.empty();
        }
        var user = new User(row.getLong("user_id"), row.getString("uid"), row.getString("nick"));
        return Optional.of(new IssuedToken(secret, row.getString("token_consumer_key"), Optional.of(user), state(row)));
    }

    private TokenState state(ResultSet row) throws SQLException {
        if (row.getObject("revoked_at", OffsetDateTime.class) != null) {
            return TokenState.REVOKED;
        }
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return expiresAt != null && !clock.instant().isBefore(expiresAt.toInstant())
                ? TokenState.EXPIRED
                : TokenState.VALID;
    }
}

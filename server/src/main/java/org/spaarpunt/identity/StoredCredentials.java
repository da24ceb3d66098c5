package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;

/** Consumers and access tokens in the database. */
public final class StoredCredentials implements Credentials {
    private static final String FIND = """
            select %s,
                   access_token.token,
                   access_token.secret as token_secret,
                   access_token.consumer_key as token_consumer_key,
                   access_token.expires_at,
                   access_token.revoked_at is not null or app_user.disabled_at is not null as token_revoked,
                   app_user.id as user_id,
                   app_user.uid,
                   app_user.nick
            from (values (:consumerKey, :token)) asked (consumer_key, token)
            left join consumer on consumer.key = asked.consumer_key and consumer.revoked_at is null
            left join access_token on access_token.token = asked.token
            left join app_user on app_user.id = access_token.user_id
            """.formatted(ConsumerColumns.SELECT);

    private final Jdbi jdbi;
    private final ConsumerColumns consumers;
    private final StoredSecrets secrets;
    private final InstantSource clock;

    public StoredCredentials(Jdbi jdbi, SecretBox box, InstantSource clock) {
        this.jdbi = jdbi;
        this.secrets = new StoredSecrets(jdbi, box);
        this.consumers = new ConsumerColumns(secrets, clock);
        this.clock = clock;
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("consumerKey", consumerKey)
                .bind("token", token)
                .map((row, _) -> new Lookup(consumers.read(row), token(row)))
                .one());
    }

    private Optional<IssuedToken> token(ResultSet row) throws SQLException {
        var token = row.getString("token");
        if (token == null) {
            return Optional.empty();
        }
        var user = new User(row.getLong("user_id"), row.getString("uid"), row.getString("nick"));
        var secret = secrets.ofToken(token, row.getString("token_secret"));
        return Optional.of(new IssuedToken(secret, row.getString("token_consumer_key"), Optional.of(user), state(row)));
    }

    private TokenState state(ResultSet row) throws SQLException {
        if (row.getBoolean("token_revoked")) {
            return TokenState.REVOKED;
        }
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return expiresAt != null && !clock.instant().isBefore(expiresAt.toInstant())
                ? TokenState.EXPIRED
                : TokenState.VALID;
    }
}

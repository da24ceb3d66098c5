package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/** Consumers in the database, with tokens of one kind: request tokens and access tokens are never interchangeable. */
public final class StoredCredentials implements Credentials {
    private static final String FIND = """
            select %s,
                   %s
            from (values (:consumerKey, :token)) asked (consumer_key, token)
            left join consumer on consumer.key = asked.consumer_key and consumer.revoked_at is null
            %s
            """;

    private static final String ACCESS_TOKENS = FIND.formatted(ConsumerColumns.SELECT, """
                   access_token.token,
                   access_token.secret as token_secret,
                   access_token.consumer_key as token_consumer_key,
                   access_token.expires_at,
                   access_token.revoked_at is not null or app_user.disabled_at is not null as token_revoked,
                   app_user.id as user_id,
                   app_user.uid,
                   app_user.nick
            """, """
            left join access_token on access_token.token = asked.token
            left join app_user on app_user.id = access_token.user_id
            """);

    private static final String REQUEST_TOKENS = FIND.formatted(ConsumerColumns.SELECT, """
                   request_token.token,
                   request_token.secret as token_secret,
                   request_token.consumer_key as token_consumer_key,
                   request_token.expires_at,
                   false as token_revoked,
                   null::bigint as user_id,
                   null as uid,
                   null as nick
            """, """
            left join request_token on request_token.token = asked.token
            """);

    private final Jdbi jdbi;
    private final String find;
    private final StoredSecrets secrets;
    private final ConsumerColumns consumers;
    private final InstantSource clock;

    private StoredCredentials(Jdbi jdbi, String find, SecretBox box, InstantSource clock) {
        this.jdbi = jdbi;
        this.find = find;
        this.secrets = new StoredSecrets(jdbi, box);
        this.consumers = new ConsumerColumns(secrets, clock);
        this.clock = clock;
    }

    /** With the access tokens by which consumers act for users. */
    public static StoredCredentials withAccessTokens(Jdbi jdbi, SecretBox box, InstantSource clock) {
        return new StoredCredentials(jdbi, ACCESS_TOKENS, box, clock);
    }

    /** With the request tokens that are exchanged for access tokens; they speak for no user. */
    public static StoredCredentials withRequestTokens(Jdbi jdbi, SecretBox box, InstantSource clock) {
        return new StoredCredentials(jdbi, REQUEST_TOKENS, box, clock);
    }

    @Override
    public Lookup find(String consumerKey, String token) {
        return jdbi.withHandle(handle -> handle.createQuery(find)
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
        var secret = secrets.ofToken(token, row.getString("token_secret"));
        return Optional.of(new IssuedToken(secret, row.getString("token_consumer_key"), user(row), state(row)));
    }

    private static Optional<User> user(ResultSet row) throws SQLException {
        long id = row.getLong("user_id");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new User(id, row.getString("uid"), row.getString("nick")));
    }

    private TokenState state(ResultSet row) throws SQLException {
        if (row.getBoolean("token_revoked")) {
            return TokenState.REVOKED;
        }
        var now = clock.instant();
        return Timestamps.ifAnyIn(row, "expires_at")
                        .filter(end -> !now.isBefore(end))
                        .isPresent()
                ? TokenState.EXPIRED
                : TokenState.VALID;
    }
}

package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;

/** Consumers and request tokens in the database: what the exchange for an access token is signed with, and nothing else is. */
public final class RequestTokenCredentials implements Credentials {
    private static final String FIND = """
            select %s,
                   request_token.token,
                   request_token.secret as token_secret,
                   request_token.consumer_key as token_consumer_key,
                   request_token.expires_at
            from (values (:consumerKey, :token)) asked (consumer_key, token)
            left join consumer on consumer.key = asked.consumer_key and consumer.revoked_at is null
            left join request_token on request_token.token = asked.token
            """.formatted(ConsumerColumns.SELECT);

    private final Jdbi jdbi;
    private final StoredSecrets secrets;
    private final ConsumerColumns consumers;
    private final InstantSource clock;

    public RequestTokenCredentials(Jdbi jdbi, SecretBox box, InstantSource clock) {
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
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        return Optional.of(new IssuedToken(
                secrets.ofToken(token, row.getString("token_secret")),
                row.getString("token_consumer_key"),
                Optional.empty(),
                clock.instant().isBefore(expiresAt) ? TokenState.VALID : TokenState.EXPIRED));
    }
}

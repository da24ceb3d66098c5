package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/** Access tokens, by which a consumer acts for a user. */
public final class Tokens {
    private static final String LIST = """
            select access_token.token, access_token.consumer_key, consumer.name as consumer_name, app_user.uid, app_user.nick,
                   access_token.issued_at, access_token.expires_at, access_token.revoked_at
            from access_token
            join consumer on consumer.key = access_token.consumer_key
            join app_user on app_user.id = access_token.user_id
            where access_token.token > :after
              and (:consumer = '' or access_token.consumer_key = :consumer)
              and (:who = '' or app_user.uid = :who or lower(app_user.nick) = lower(:who))
            order by access_token.token
            limit :limit
            """;

    private static final String ISSUE = """
            insert into access_token (token, secret, consumer_key, user_id, issued_at)
            select :token, :secret, consumer.key, app_user.id, :now
            from consumer, app_user
            where consumer.key = :consumer and consumer.revoked_at is null and app_user.id = :userId and app_user.disabled_at is null
            """;

    private static final String REVOKE = """
            update access_token set revoked_at = :now
            from app_user
            where app_user.id = access_token.user_id and access_token.token = :token and access_token.revoked_at is null
            returning access_token.consumer_key, app_user.uid
            """;

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;
    private final SecretBox box;

    /** A token without its secret. */
    public record Details(
            String token,
            String consumerKey,
            String consumerName,
            String uid,
            String nick,
            Instant issuedAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt) {}

    /** The consumer and the user of a revoked token. */
    public record Revoked(String consumerKey, String uid) {}

    /**
     * Selects the tokens to list.
     *
     * @param consumerKey of the consumer that holds them; empty: of any
     * @param who uid or nick of the user for whom they speak; empty: any
     * @param after the last token of the previous part; empty: from the beginning
     */
    public record Query(String consumerKey, String who, String after) {}

    public Tokens(AuditedTransaction transaction, KeyGenerator keys, SecretBox box) {
        this.transaction = transaction;
        this.keys = keys;
        this.box = box;
    }

    /** At most {@link Listing#MAX_LIMIT}, in the order of the tokens. */
    public List<Details> list(Query query) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(LIST)
                        .bind("consumer", query.consumerKey())
                        .bind("who", query.who())
                        .bind("after", query.after())
                        .bind("limit", Listing.MAX_LIMIT)
                        .map((row, _) -> details(row))
                        .list());
    }

    /** Makes a token by hand, for programs whose user cannot authorize them in a browser. It does not expire. */
    public Outcome<NewSecret> issue(Actor actor, String consumerKey, String who) {
        return UserReference.act(transaction.jdbi(), who, user -> issue(actor, consumerKey, user));
    }

    private Outcome<NewSecret> issue(Actor actor, String consumerKey, UserReference user) {
        var issued = new NewSecret(keys.key(), keys.secret());
        var line = new Line(Act.TOKEN_ISSUED, consumerKey, shortened(issued.key()) + " for " + user.uid());
        return transaction.act(actor, line, handle -> insert(handle, issued, consumerKey, user));
    }

    public Outcome<Revoked> revoke(Actor actor, String token) {
        return transaction.act(
                actor,
                revoked ->
                        new Line(Act.TOKEN_REVOKED, revoked.consumerKey(), shortened(token) + " of " + revoked.uid()),
                handle -> end(handle, token));
    }

    private Outcome<Revoked> end(Handle handle, String token) {
        return handle.createQuery(REVOKE)
                .bind("token", token)
                .bind("now", Timestamps.bound(transaction.now()))
                .map((row, _) -> new Revoked(row.getString("consumer_key"), row.getString("uid")))
                .findOne()
                .<Outcome<Revoked>>map(Done::new)
                .orElseGet(() -> exists(handle, token) ? new Unchanged<>() : new Unknown<>(Subject.TOKEN, token));
    }

    private Outcome<NewSecret> insert(Handle handle, NewSecret issued, String consumerKey, UserReference user) {
        int rows = handle.createUpdate(ISSUE)
                .bind("token", issued.key())
                .bind("secret", StoredSecrets.sealOfToken(box, issued.key(), issued.secret()))
                .bind("consumer", consumerKey)
                .bind("userId", user.id())
                .bind("now", Timestamps.bound(transaction.now()))
                .execute();
        if (rows == 1) {
            return new Done<>(issued);
        }
        return ConsumerRegister.isLive(handle, consumerKey)
                ? new Refused<>(Refusal.DISABLED)
                : ConsumerRegister.missing(handle, consumerKey);
    }

    private static boolean exists(Handle handle, String token) {
        return handle.createQuery("select exists (select from access_token where token = :token)")
                .bind("token", token)
                .mapTo(Boolean.class)
                .one();
    }

    /** Enough to identify a token in the log, and no more. */
    private static String shortened(String token) {
        int shown = Math.min(8, token.length() / 2);
        return "token " + token.substring(0, shown) + "…";
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("token"),
                row.getString("consumer_key"),
                row.getString("consumer_name"),
                row.getString("uid"),
                row.getString("nick"),
                Timestamps.in(row, "issued_at"),
                Timestamps.ifAnyIn(row, "expires_at"),
                Timestamps.ifAnyIn(row, "revoked_at"));
    }
}

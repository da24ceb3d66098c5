package org.spaarpunt.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Timestamps;

/**
 * The keys and secrets by which applications and counters authenticate. Their permissions are in
 * {@link ConsumerRights}.
 */
public final class ConsumerRegister {
    /** How long an old secret goes on working by default. */
    public static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);

    private static final String DETAILS = """
            select key, name, callback, revoked_at, previous_secret_until,
                   array(select permission from consumer_permission where consumer_key = key order by 1) as permissions,
                   array(select host from consumer_callback_host where consumer_key = key order by 1) as hosts
            from consumer
            """;

    private static final String FIND = DETAILS + "where key = :key";

    private static final String LIST = DETAILS + """
            where key > :after and (strpos(folded(name), folded(:search)) > 0 or key = :search)
            order by key limit :limit
            """;

    private static final String CREATE = "insert into consumer (key, secret, name) values (:key, :secret, :name)";

    private static final String ADD = """
            insert into consumer (key, secret, name) select * from unnest(?::text[], ?::text[], ?::text[])
            order by 1
            on conflict (key) do nothing
            """;

    private static final String ROTATE = """
            update consumer
            set previous_secret = case when :until::timestamptz is not null then secret
                                       when previous_secret_until > :now then previous_secret end,
                previous_secret_until = case when :until::timestamptz is not null then :until
                                             when previous_secret_until > :now then previous_secret_until end,
                secret = :secret
            where key = :key and revoked_at is null
              and (:until::timestamptz is null or previous_secret_until is null or previous_secret_until <= :now)
            """;

    private static final String END_PREVIOUS = """
            update consumer set previous_secret = null, previous_secret_until = null
            where key = :key and revoked_at is null and previous_secret_until > :now
            """;

    private static final String REVOKE = """
            update consumer set revoked_at = :now, previous_secret = null, previous_secret_until = null
            where key = :key and revoked_at is null
            """;

    private static final String REVOKE_TOKENS = """
            update access_token set revoked_at = :now where consumer_key = :key and revoked_at is null
            """;

    private static final String SUSPEND =
            "update consumer set suspended_at = :now where key = :key and suspended_at is null";

    private static final String RESUME = "update consumer set suspended_at = null where key = :key";

    private static final String FORGET_REQUESTS = "delete from request_token where consumer_key = :key";

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;
    private final SecretBox box;

    /**
     * A consumer without its secrets.
     *
     * @param previousSecretUntil until when the previous secret works too, if it does
     */
    public record Details(
            String key,
            String name,
            List<String> permissions,
            String callback,
            List<String> callbackHosts,
            Optional<Instant> previousSecretUntil,
            Optional<Instant> revokedAt) {}

    public ConsumerRegister(AuditedTransaction transaction, KeyGenerator keys, SecretBox box) {
        this.transaction = transaction;
        this.keys = keys;
        this.box = box;
    }

    /** Consumers in the order of their keys. */
    public List<Details> list(Listing listing) {
        return transaction.list(LIST, listing, (row, _) -> details(row));
    }

    public Optional<Details> find(String key) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("key", key)
                        .map((row, _) -> details(row))
                        .findOne());
    }

    /**
     * Adds a consumer.
     *
     * @param chosenKey empty: a key is made
     */
    public Outcome<NewSecret> create(Actor actor, Optional<String> chosenKey, String name) {
        return create(actor, chosenKey, name, Once.everyTime());
    }

    public Outcome<NewSecret> create(Actor actor, Optional<String> chosenKey, String name, Once<NewSecret> once) {
        var key = chosenKey.orElseGet(keys::key);
        var flaws = InputRules.flaws(InputRules.key(Input.KEY, key), InputRules.name(Input.NAME, name));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                new Line(Act.CONSUMER_CREATED, key, name),
                once.around(handle -> new Done<>(insert(handle, key, name))));
    }

    /**
     * Gives a consumer another secret. A previous secret that still works keeps its end: until then the present secret
     * can only be replaced without an overlap, since no more than two work at a time.
     *
     * @param overlap how long the present secret goes on working; zero: not at all
     */
    public Outcome<NewSecret> rotate(Actor actor, String key, Duration overlap) {
        return rotate(actor, key, overlap, Once.everyTime());
    }

    public Outcome<NewSecret> rotate(Actor actor, String key, Duration overlap, Once<NewSecret> once) {
        var flaws = InputRules.flaws(InputRules.overlap(overlap));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var secret = keys.secret();
        var until = overlap.isZero()
                ? Optional.<Instant>empty()
                : Optional.of(transaction.now().plus(overlap));
        var details = until.map(moment -> "the old one works until " + moment).orElse("the old one stopped at once");
        return transaction.act(actor, new Line(Act.CONSUMER_SECRET_ROTATED, key, details), once.around(handle -> {
            int rows = handle.createUpdate(ROTATE)
                    .bind("key", key)
                    .bind("secret", StoredSecrets.sealOfConsumer(box, key, secret))
                    .bind("until", until.map(Timestamps::bound))
                    .bind("now", Timestamps.bound(transaction.now()))
                    .execute();
            if (rows == 1) {
                return new Done<>(new NewSecret(key, secret));
            }
            return isLive(handle, key) ? new Rejected<>(Input.OVERLAP, Refusal.TWO_SECRETS) : missing(handle, key);
        }));
    }

    /** Ends the previous secret before its time. */
    public Outcome<Nothing> endPreviousSecret(Actor actor, String key) {
        return transaction.act(actor, Line.of(Act.CONSUMER_PREVIOUS_SECRET_ENDED, key), handle -> {
            int rows = handle.createUpdate(END_PREVIOUS)
                    .bind("key", key)
                    .bind("now", Timestamps.bound(transaction.now()))
                    .execute();
            return rows == 1 || isLive(handle, key) ? Outcome.changed(rows) : missing(handle, key);
        });
    }

    /** Revokes a consumer for good, with every token that it holds. */
    public Outcome<Nothing> revoke(Actor actor, String key) {
        return transaction.act(actor, Line.of(Act.CONSUMER_REVOKED, key), handle -> {
            if (!exists(handle, key)) {
                return unknown(key);
            }
            return Outcome.changed(revoke(handle, key, transaction.now()));
        });
    }

    /**
     * Revokes a consumer for good, in the caller's transaction.
     *
     * @return how many were revoked: 0 if it had been revoked before
     */
    public static int revoke(Handle handle, String key, Instant now) {
        var moment = Timestamps.bound(now);
        int rows =
                handle.createUpdate(REVOKE).bind("key", key).bind("now", moment).execute();
        handle.createUpdate(REVOKE_TOKENS).bind("key", key).bind("now", moment).execute();
        handle.createUpdate(FORGET_REQUESTS).bind("key", key).execute();
        return rows;
    }

    /** Refuses the requests of a consumer until it is resumed. */
    public static void suspend(Handle handle, String key, Instant now) {
        handle.createUpdate(SUSPEND)
                .bind("key", key)
                .bind("now", Timestamps.bound(now))
                .execute();
    }

    /** Ends a suspension. */
    public static void resume(Handle handle, String key) {
        handle.createUpdate(RESUME).bind("key", key).execute();
    }

    /** Adds a consumer, in the caller's transaction. */
    public NewSecret insert(Handle handle, String key, String name) {
        var secret = keys.secret();
        handle.createUpdate(CREATE)
                .bind("key", key)
                .bind("secret", StoredSecrets.sealOfConsumer(box, key, secret))
                .bind("name", name)
                .execute();
        return new NewSecret(key, secret);
    }

    /**
     * A consumer with its secret as it is stored, which no one knows.
     *
     * @param secret made by {@link #unusableSecret}
     */
    public record Sealed(String key, String secret, String name) {}

    /**
     * Adds those consumers that do not exist yet, in the caller's transaction.
     *
     * @return how many were added
     */
    public static int add(Handle handle, List<Sealed> consumers) {
        return consumers.isEmpty()
                ? 0
                : Columns.of(consumers)
                        .texts(Sealed::key)
                        .texts(Sealed::secret)
                        .texts(Sealed::name)
                        .update(handle, ADD);
    }

    /** A new consumer secret as it is stored, which is never shown to anyone. */
    public static String unusableSecret(SecretBox box, SecureRandom random, String key) {
        return StoredSecrets.sealOfConsumer(box, key, new KeyGenerator(random).secret());
    }

    public static boolean exists(Handle handle, String key) {
        return handle.createQuery("select exists (select from consumer where key = :key)")
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    public static boolean isLive(Handle handle, String key) {
        return handle.createQuery("select exists (select from consumer where key = :key and revoked_at is null)")
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    public static <T> Outcome<T> unknown(String key) {
        return new Unknown<>(Subject.CONSUMER, key);
    }

    /** Why a statement for consumers that are not revoked did not find this key. */
    public static <T> Outcome<T> missing(Handle handle, String key) {
        return exists(handle, key) ? new Refused<>(Refusal.REVOKED) : unknown(key);
    }

    private Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("key"),
                row.getString("name"),
                Rows.texts(row, "permissions"),
                row.getString("callback"),
                Rows.texts(row, "hosts"),
                Timestamps.ifAnyIn(row, "previous_secret_until").filter(transaction.now()::isBefore),
                Timestamps.ifAnyIn(row, "revoked_at"));
    }
}

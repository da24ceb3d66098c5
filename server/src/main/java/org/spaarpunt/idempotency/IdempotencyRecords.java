package org.spaarpunt.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Timestamps;

/** The outcomes stored for requests with an idempotency key, so that a repeat of the request gets the same answer. */
public final class IdempotencyRecords {
    private static final String FIND = """
            select consumer_key, key, request, outcome, body
            from unnest(?::text[], ?::text[]) as asked (consumer_key, key)
            join kept_answer using (consumer_key, key)
            where repeats_until is null or repeats_until > ?
            """;

    // It returns what it inserted, because Citus counts in rows that were there already.
    private static final String KEEP = """
            insert into kept_answer (
                consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome, repeats_until)
            select consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome::jsonb,
                   'epoch'::timestamptz + until_us * interval '1 microsecond'
            from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[])
                as kept (consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome, until_us)
            order by 1, 2
            on conflict (consumer_key, key) do nothing
            returning key
            """;

    private static final String FORGET_ENDED_OF_KEYS = """
            delete from kept_answer
            using unnest(?::text[], ?::text[]) as asked (consumer_key, key)
            where kept_answer.consumer_key = asked.consumer_key and kept_answer.key = asked.key
              and kept_answer.repeats_until <= ?
            """;

    private static final String FORGET_ENDED = "delete from kept_answer where repeats_until <= :now";

    private static final String FORGET = "delete from kept_answer where passholder_id = any(:ids)";

    /**
     * For a statement that undoes check-ins, as a common table expression after one called {@code reversed
     * (passholder_id, id)}: deletes the stored outcomes of the undone check-ins, so that a repeat of their requests is
     * a new request.
     */
    public static final String FORGET_REVERSED_CHECKINS = """
            forgotten as (
                delete from kept_answer using reversed
                where kept_answer.passholder_id = reversed.passholder_id and kept_answer.checkin_id = reversed.id
            )\
            """;

    private static final String FORGET_REDEMPTION =
            "delete from kept_answer where passholder_id = :passholderId and redemption_id = :id";

    private final Jdbi jdbi;

    public IdempotencyRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An idempotency key; keys are unique per consumer. */
    public record Key(String consumerKey, String key) {}

    /**
     * What is stored under a key.
     *
     * @param digest of the request that the key came with
     */
    public record Kept(UUID digest, Content content) {}

    /** The outcome of a request, in the form in which it was stored. */
    public sealed interface Content {
        /** As {@link OutcomeFormat} wrote it. */
        record Outcome(String json) implements Content {}

        /** The body of the answer, as schema versions before 30 stored it; it is sent again unchanged. */
        record Body(String text) implements Content {}
    }

    /** What the outcome is about; the record is deleted together with it. */
    public sealed interface Cause {
        record Checkin(long id) implements Cause {}

        record Redemption(long id) implements Cause {}

        /** About no passholder; such an outcome always has an end. */
        record Request() implements Cause {}
    }

    /**
     * An outcome to be stored, with what it is about.
     *
     * @param outcome as {@link OutcomeFormat} writes it
     * @param passholderId whom it is about; not read for a {@link Cause.Request}
     * @param repeatsUntil from then on the key stands for a new request; empty: it never does
     */
    public record New(
            Key key, UUID digest, String outcome, long passholderId, Cause cause, Optional<Instant> repeatsUntil) {}

    /** Another request took the key at the same time: this transaction must be rolled back. */
    public static final class KeyTaken extends RuntimeException {
        KeyTaken() {
            super("An idempotency key was used for another request at the same moment");
        }
    }

    /** What is stored under these keys and is still repeated at this moment. */
    public Map<Key, Kept> find(List<Key> keys, Instant now) {
        return keys.isEmpty() ? Map.of() : jdbi.withHandle(handle -> find(handle, keys, now));
    }

    /** The same in the caller's transaction. */
    public static Map<Key, Kept> find(Handle handle, List<Key> keys, Instant now) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Key, Kept>();
        Columns.of(keys)
                .texts(Key::consumerKey)
                .texts(Key::key)
                .value(Timestamps.bound(now))
                .query(handle, FIND, IdempotencyRecords::read)
                .forEach(kept -> found.put(kept.getKey(), kept.getValue()));
        return found;
    }

    private static Map.Entry<Key, Kept> read(ResultSet row) throws SQLException {
        var outcome = row.getString(4);
        var content = outcome == null ? new Content.Body(row.getString(5)) : new Content.Outcome(outcome);
        return Map.entry(new Key(row.getString(1), row.getString(2)), new Kept(row.getObject(3, UUID.class), content));
    }

    /**
     * Stores outcomes in the caller's transaction, in place of those that are no longer repeated.
     *
     * @throws KeyTaken if one of the keys is already in use
     */
    public static void keep(Handle handle, List<New> outcomes, Instant now) {
        int kept = insert(handle, outcomes);
        if (kept < outcomes.size() && forgetEnded(handle, outcomes, now)) {
            kept += insert(handle, outcomes);
        }
        if (kept < outcomes.size()) {
            throw new KeyTaken();
        }
    }

    /** Stores those whose keys are not in use, and says how many these are. */
    private static int insert(Handle handle, List<New> outcomes) {
        return Columns.of(outcomes)
                .texts(one -> one.key().consumerKey())
                .texts(one -> one.key().key())
                .others("uuid", New::digest)
                .bigints(IdempotencyRecords::passholder)
                .bigints(one -> one.cause() instanceof Cause.Checkin(var id) ? id : null)
                .bigints(one -> one.cause() instanceof Cause.Redemption(var id) ? id : null)
                .texts(New::outcome)
                .bigints(IdempotencyRecords::untilMicros)
                .query(handle, KEEP, row -> row.getString(1))
                .size();
    }

    /** Whether there were outcomes under these keys that are no longer repeated. */
    private static boolean forgetEnded(Handle handle, List<New> outcomes, Instant now) {
        return Columns.of(outcomes)
                        .texts(one -> one.key().consumerKey())
                        .texts(one -> one.key().key())
                        .value(Timestamps.bound(now))
                        .update(handle, FORGET_ENDED_OF_KEYS)
                > 0;
    }

    private static @Nullable Long passholder(New outcome) {
        return outcome.cause() instanceof Cause.Request ? null : outcome.passholderId();
    }

    private static @Nullable Long untilMicros(New outcome) {
        return outcome.repeatsUntil()
                .map(until -> ChronoUnit.MICROS.between(Instant.EPOCH, until))
                .orElse(null);
    }

    /**
     * The same in a transaction of its own.
     *
     * @throws KeyTaken if one of the keys is already in use
     */
    void keep(List<New> outcomes, Instant now) {
        jdbi.useTransaction(handle -> keep(handle, outcomes, now));
    }

    /** Deletes the outcomes that are no longer repeated. */
    public void forgetEnded(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_ENDED)
                .bind("now", Timestamps.bound(now))
                .execute());
    }

    /** Deletes the outcomes about a redemption that is cancelled, in the caller's transaction. */
    public static void forgetRedemption(Handle handle, long passholderId, long redemptionId) {
        handle.createUpdate(FORGET_REDEMPTION)
                .bind("passholderId", passholderId)
                .bind("id", redemptionId)
                .execute();
    }

    /** Deletes what is stored about people who are removed, in the caller's transaction. */
    public static void forget(Handle handle, List<Long> passholderIds) {
        handle.createUpdate(FORGET).bindArray("ids", Long.class, passholderIds).execute();
    }
}

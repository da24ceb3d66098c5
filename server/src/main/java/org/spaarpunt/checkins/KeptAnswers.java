package org.spaarpunt.checkins;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The answers that are given again to who asks again under the same idempotency key. */
final class KeptAnswers {
    private static final String FIND = """
            select consumer_key, key, request, body
            from unnest(:consumerKeys, :keys) as asked (consumer_key, key)
            join kept_answer using (consumer_key, key)
            """;

    private static final String KEEP = """
            insert into kept_answer (consumer_key, key, request, passholder_id, checkin_id, body)
            select * from unnest(:consumerKeys, :keys, :requests, :passholderIds, :checkinIds, :bodies)
            order by 1, 2
            on conflict do nothing
            """;

    private final Jdbi jdbi;

    KeptAnswers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Key(String consumerKey, String key) {}

    record Answer(UUID request, String body) {}

    /** An answer to be kept with the check-in that it is about. */
    record New(Key key, Answer answer, long passholderId, long checkinId) {}

    /** Another request took the key just now: nothing of this transaction may stay. */
    static final class KeyTaken extends RuntimeException {
        KeyTaken() {
            super("An idempotency key was used for another request at the same moment");
        }
    }

    Map<Key, Answer> find(List<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bindArray("consumerKeys", String.class, column(keys, Key::consumerKey))
                .bindArray("keys", String.class, column(keys, Key::key))
                .map((row, _) -> Map.entry(
                        new Key(row.getString("consumer_key"), row.getString("key")),
                        new Answer(row.getObject("request", UUID.class), row.getString("body"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * Keeps answers in the caller's transaction.
     *
     * @throws KeyTaken when one of the keys has an answer already
     */
    static void keep(Handle handle, List<New> answers) {
        int kept = handle.createUpdate(KEEP)
                .bindArray(
                        "consumerKeys",
                        String.class,
                        column(answers, one -> one.key().consumerKey()))
                .bindArray(
                        "keys", String.class, column(answers, one -> one.key().key()))
                .bindArray(
                        "requests",
                        UUID.class,
                        column(answers, one -> one.answer().request()))
                .bindArray("passholderIds", Long.class, column(answers, New::passholderId))
                .bindArray("checkinIds", Long.class, column(answers, New::checkinId))
                .bindArray(
                        "bodies",
                        String.class,
                        column(answers, one -> one.answer().body()))
                .execute();
        if (kept < answers.size()) {
            throw new KeyTaken();
        }
    }

    private static <T, C> List<C> column(List<T> rows, Function<T, C> value) {
        return rows.stream().map(value).toList();
    }
}

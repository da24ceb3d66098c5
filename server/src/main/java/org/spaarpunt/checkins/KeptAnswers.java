package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Columns;

/** The answers that are given again to who asks again under the same idempotency key. */
final class KeptAnswers {
    private static final String FIND = """
            select consumer_key, key, request, body
            from unnest(?::text[], ?::text[]) as asked (consumer_key, key)
            join kept_answer using (consumer_key, key)
            """;

    private static final String KEEP = """
            insert into kept_answer (consumer_key, key, request, passholder_id, checkin_id, body)
            select *
            from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[])
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
        var found = new HashMap<Key, Answer>();
        jdbi.withHandle(handle ->
                        Columns.of(keys).texts(Key::consumerKey).texts(Key::key).query(handle, FIND, KeptAnswers::read))
                .forEach(kept -> found.put(kept.getKey(), kept.getValue()));
        return found;
    }

    private static Map.Entry<Key, Answer> read(ResultSet row) throws SQLException {
        return Map.entry(
                new Key(row.getString(1), row.getString(2)),
                new Answer(row.getObject(3, UUID.class), row.getString(4)));
    }

    /**
     * Keeps answers in the caller's transaction.
     *
     * @throws KeyTaken when one of the keys has an answer already
     */
    static void keep(Handle handle, List<New> answers) {
        int kept = Columns.of(answers)
                .texts(one -> one.key().consumerKey())
                .texts(one -> one.key().key())
                .others("uuid", one -> one.answer().request())
                .bigints(New::passholderId)
                .bigints(New::checkinId)
                .texts(one -> one.answer().body())
                .update(handle, KEEP);
        if (kept < answers.size()) {
            throw new KeyTaken();
        }
    }
}

package org.spaarpunt.checkins;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.checkins.GrantWriter.Slot;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.storage.Columns;

/**
 * Writes check-ins with their transfers as {@link GrantWriter} does, on a distributed database: in statements that Citus
 * sends to the node of a shard as they are, where one with several parts would gather and send rows for each of them.
 */
final class ShardGrants {
    /** As one statement sorts them, so that two that want the same slots wait for each other and cannot deadlock. */
    private static final Comparator<Grant> BY_SLOT = Comparator.<Grant>comparingLong(
                    grant -> grant.holder().passholderId())
            .thenComparingLong(grant -> grant.event().id())
            .thenComparing(Grant::period)
            .thenComparingInt(Grant::ordinal);

    private ShardGrants() {}

    private record Stored(Slot slot, long id) {
        Written written(Map<Long, Integer> totals) {
            return new Written(
                    id, Optional.ofNullable(totals.get(slot.passholderId())).orElseThrow());
        }
    }

    static List<Optional<Written>> write(Handle handle, List<Grant> grants) {
        return write(handle, grants, ShardSql.CREDIT);
    }

    static List<Optional<Written>> writeAndCommit(Handle handle, List<Grant> grants) {
        return write(handle, grants, ShardSql.CREDIT_AND_COMMIT);
    }

    private static List<Optional<Written>> write(Handle handle, List<Grant> grants, String credit) {
        var stored = GrantWriter.columns(grants.stream().sorted(BY_SLOT).toList())
                .queryByRow(handle, ShardSql.grant(grants.size()), row -> new Stored(Slot.read(row), row.getLong(5)));
        var totals = stored.isEmpty() ? Map.<Long, Integer>of() : credit(handle, stored, credit);
        var written = stored.stream()
                .map(one -> Map.entry(one.slot(), one.written(totals)))
                .toList();
        return GrantWriter.inOrder(grants, written);
    }

    private static Map<Long, Integer> credit(Handle handle, List<Stored> stored, String statement) {
        var totals = new HashMap<Long, Integer>();
        Columns.of(stored)
                .bigints(one -> one.slot().passholderId())
                .bigints(Stored::id)
                .bigints(one -> one.slot().passholderId())
                .bigints(Stored::id)
                .query(handle, statement, row -> totals.put(row.getLong(1), row.getInt(2)));
        return totals;
    }
}

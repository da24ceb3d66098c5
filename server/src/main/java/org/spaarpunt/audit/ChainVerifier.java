package org.spaarpunt.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.spaarpunt.audit.Verification.Broken;
import org.spaarpunt.audit.Verification.Flaw;
import org.spaarpunt.audit.Verification.Intact;

/** Verifies the chain as it is at one moment, link by link, whatever its length. */
public final class ChainVerifier {
    /** Links that are in memory at once. */
    private static final int ROWS_AT_ONCE = 1_000;

    /** The settings of a session suit small statements that are planned once; this one reads whole tables. */
    private static final String FOR_LARGE_STATEMENTS =
            "set transaction read only; set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    private static final String LINKS = """
            select number, audit_link.entry as linked, digest, seal, sealed, %s,
                   detail_digest is not null and sealed is null and (
                       exists (
                           select from audit_entry removal
                           where removal.subject = audit_entry.subject and removal.act = 'PASSHOLDER_REMOVED' and removal.id > audit_entry.id
                       )
                       or audit_entry.id <= (select max(subject::bigint) from audit_entry where act = 'AUDIT_DETAILS_EXPIRED')
                   ) as erased
            from audit_link
            left join audit_entry on audit_entry.id = audit_link.entry
            left join audit_detail on audit_detail.entry = audit_entry.id
            where number > :after
            order by number
            """.formatted(ChainedEntry.COLUMNS);

    private static final String NEVER_CHAINED = """
            select min(id) from audit_entry
            where not exists (select from audit_link where audit_link.entry = audit_entry.id)
              and not exists (select from audit_pending where audit_pending.entry = audit_entry.id)
            """;

    private static final String REMOVED_BEFORE_CHAINED = """
            select min(entry) from audit_pending where not exists (select from audit_entry where id = entry)
            """;

    private final AuditChain chain;

    public ChainVerifier(AuditChain chain) {
        this.chain = chain;
    }

    /**
     * Verifies the whole chain, and the entries that are not chained yet.
     *
     * @param earlier a head that was recorded before; it must still be part of the chain
     */
    public Verification verify(Optional<ChainHead> earlier) {
        return atOneMoment(handle -> {
            var found = links(handle, Optional.empty());
            if (found instanceof Intact intact) {
                return unchained(handle, intact)
                        .or(() -> earlier.flatMap(head -> compared(handle, head, intact)))
                        .orElse(intact);
            }
            return found;
        });
    }

    /** Verifies the newest links only, which takes the same time however long the log is. */
    public Verification verifyEnd(int links) {
        return atOneMoment(handle -> {
            long first = AuditChain.head(handle).map(ChainHead::number).orElse(0L) - links;
            return links(handle, first < 1 ? Optional.empty() : AuditChain.one(handle, first));
        });
    }

    private interface Reading {
        Verification of(Handle handle);
    }

    private Verification atOneMoment(Reading reading) {
        return chain.jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.execute(FOR_LARGE_STATEMENTS);
            return reading.of(handle);
        });
    }

    private Verification links(Handle handle, Optional<ChainHead> after) {
        return handle.createQuery(LINKS)
                .setFetchSize(ROWS_AT_ONCE)
                .bind("after", after.map(ChainHead::number).orElse(0L))
                .scanResultSet((results, _) -> {
                    try (var rows = results.get()) {
                        return links(rows, after);
                    }
                });
    }

    private Verification links(ResultSet rows, Optional<ChainHead> after) throws SQLException {
        var head = after;
        long links = 0;
        long removedDetails = 0;
        while (rows.next()) {
            var expected = expected(rows, head);
            var flaw = flaw(rows, head, expected);
            if (flaw.isPresent()) {
                long number = flaw.get() == Flaw.LINK_MISSING ? next(head) : rows.getLong("number");
                return new Broken(flaw.get(), number, rows.getLong("linked"), head);
            }
            head = expected;
            links++;
            removedDetails += rows.getBoolean("erased") ? 1 : 0;
        }
        return new Intact(head, links, removedDetails);
    }

    /** The link that is expected for this entry; empty if the entry is missing. */
    private static Optional<ChainHead> expected(ResultSet row, Optional<ChainHead> previous) throws SQLException {
        return row.getLong("id") == 0
                ? Optional.empty()
                : Optional.of(ChainedEntry.in(row).after(previous));
    }

    private Optional<Flaw> flaw(ResultSet row, Optional<ChainHead> previous, Optional<ChainHead> expected)
            throws SQLException {
        if (row.getLong("number") != next(previous)) {
            return Optional.of(Flaw.LINK_MISSING);
        }
        if (expected.isEmpty()) {
            return Optional.of(Flaw.ENTRY_MISSING);
        }
        if (!expected.get().digest().equals(ChainedEntry.hex(row.getBytes("digest")))) {
            return Optional.of(Flaw.ENTRY_CHANGED);
        }
        if (!chain.seal(expected.get()).equals(row.getObject("seal", UUID.class))) {
            return Optional.of(Flaw.SEAL_WRONG);
        }
        return detailFlaw(row);
    }

    private static Optional<Flaw> detailFlaw(ResultSet row) throws SQLException {
        var digest = Optional.ofNullable(row.getBytes("detail_digest")).map(ChainedEntry::hex);
        var found = Optional.ofNullable(row.getString("sealed")).map(ChainedEntry::digestOf);
        if (digest.equals(found)) {
            return Optional.empty();
        }
        if (found.isPresent()) {
            return Optional.of(Flaw.DETAIL_CHANGED);
        }
        return row.getBoolean("erased") ? Optional.empty() : Optional.of(Flaw.DETAIL_MISSING);
    }

    private static long next(Optional<ChainHead> head) {
        return head.map(ChainHead::number).orElse(0L) + 1;
    }

    private static Optional<Verification> unchained(Handle handle, Intact links) {
        return entry(handle, NEVER_CHAINED, Flaw.NEVER_CHAINED, links)
                .or(() -> entry(handle, REMOVED_BEFORE_CHAINED, Flaw.REMOVED_BEFORE_CHAINED, links));
    }

    private static Optional<Verification> entry(Handle handle, String query, Flaw flaw, Intact links) {
        return handle.createQuery(query)
                .mapTo(Long.class)
                .findOne()
                .map(entry -> new Broken(flaw, 0, entry, links.head()));
    }

    private static Optional<Verification> compared(Handle handle, ChainHead earlier, Intact links) {
        var there = AuditChain.one(handle, earlier.number());
        if (there.filter(earlier::equals).isPresent()) {
            return Optional.empty();
        }
        var flaw = there.isPresent() ? Flaw.OTHER_HEAD : Flaw.CUT_OFF;
        return Optional.of(new Broken(flaw, earlier.number(), 0, links.head()));
    }
}

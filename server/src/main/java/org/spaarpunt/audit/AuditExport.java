package org.spaarpunt.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the audit log as lines of JSON, each with its link, so that the chain can be verified without the database. An
 * entry about the export is committed before the first line is written.
 */
public final class AuditExport {
    /** Entries that are in memory at once. */
    private static final int ROWS_AT_ONCE = 1_000;

    private static final String ENTRIES = """
            select number, digest, seal, sealed, %s
            from audit_link
            join audit_entry on audit_entry.id = audit_link.entry
            left join audit_detail on audit_detail.entry = audit_entry.id
            order by number
            """.formatted(ChainedEntry.COLUMNS);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditChain chain;
    private final DetailSeal seal;
    private final InstantSource clock;

    /** @param seal opens the details */
    public AuditExport(AuditChain chain, DetailSeal seal, InstantSource clock) {
        this.chain = chain;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Writes the chained entries, oldest first.
     *
     * @param open whether to write sealed details in clear too, beside what is stored
     * @return the newest link that was written
     */
    public Optional<ChainHead> write(Actor actor, boolean open, Writer writer) throws IOException {
        var line = new AuditLog.Line(Act.AUDIT_LOG_EXPORTED, "", open ? "with sealed details" : "");
        chain.jdbi().useTransaction(handle -> AuditLog.write(handle, actor, line, clock.instant()));
        chain.extend();
        try {
            var head = chain.jdbi()
                    .inTransaction(handle -> handle.createQuery(ENTRIES)
                            .setFetchSize(ROWS_AT_ONCE)
                            .scanResultSet((results, _) -> {
                                try (var rows = results.get()) {
                                    return written(rows, open, writer);
                                }
                            }));
            writer.flush();
            return head;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private Optional<ChainHead> written(ResultSet rows, boolean open, Writer writer) throws SQLException {
        Optional<ChainHead> head = Optional.empty();
        while (rows.next()) {
            head = Optional.of(new ChainHead(rows.getLong("number"), ChainedEntry.hex(rows.getBytes("digest"))));
            try {
                writer.write(JSON.writeValueAsString(fields(rows, head.get(), open)));
                writer.write('\n');
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return head;
    }

    private SequencedMap<String, @Nullable Object> fields(ResultSet row, ChainHead link, boolean open)
            throws SQLException {
        var entry = ChainedEntry.in(row);
        var detail = Optional.ofNullable(row.getString("sealed")).map(SealedDetail::new);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("number", link.number());
        fields.put("id", entry.id());
        fields.put("happenedAt", entry.happenedAt());
        fields.put("actor", entry.actor());
        fields.put("onBehalfOf", entry.onBehalfOf());
        fields.put("address", entry.address());
        fields.put("act", entry.act());
        fields.put("subject", entry.subject());
        fields.put("details", entry.details());
        fields.put("detailDigest", entry.detailDigest());
        fields.put("digest", link.digest());
        fields.put("seal", row.getString("seal"));
        detail.ifPresent(stored -> fields.put("sealedDetail", stored.text()));
        if (open) {
            detail.flatMap(stored -> seal.open(entry.subject(), stored))
                    .ifPresent(changes -> fields.put("changes", changes));
        }
        return fields;
    }
}

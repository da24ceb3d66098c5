package org.spaarpunt.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.secrets.SecretBox;

/**
 * The chain through all entries of the audit log. Each link has the digest of its entry and of the link before, and a
 * seal over that by a key of the installation: the digest makes every change detectable, and the seal prevents anyone
 * with write access to the database but without the keys from computing new digests.
 *
 * <p>Acts do not wait for the chain. An entry is committed with its act, and chained soon after by one server at a
 * time; so the chain has one order without gaps, in whichever order transactions end. Safe for use by many threads and
 * servers.
 */
public final class AuditChain {
    private static final String KEY = "audit-chain";

    /** The id of the lock held by the one server that is adding links; any number that nothing else locks. */
    private static final long LOCK = 0x7370_6161_7270_0001L;

    /** Links that are added by one commit. */
    private static final int BATCH = 500;

    private static final String ANY_PENDING = "select exists (select from audit_pending)";

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(:lock)";

    private static final String HEAD = "select number, digest from audit_link order by number desc limit 1";

    private static final String AT = "select number, digest from audit_link where number = :number";

    private static final String PENDING = """
            select %s
            from audit_pending
            join audit_entry on audit_entry.id = audit_pending.entry
            where not exists (select from audit_link where audit_link.entry = audit_pending.entry)
            order by audit_pending.entry
            limit :batch
            """.formatted(ChainedEntry.COLUMNS);

    private static final String ADD =
            "insert into audit_link (number, entry, digest, seal) values (:number, :entry, :digest, :seal)";

    private static final String NO_LONGER_PENDING = """
            delete from audit_pending where exists (select from audit_link where audit_link.entry = audit_pending.entry)
            """;

    private final Jdbi jdbi;
    private final KeyedDigest key;

    private AuditChain(Jdbi jdbi, KeyedDigest key) {
        this.jdbi = jdbi;
        this.key = key;
    }

    /**
     * The chain of this installation, whose key is created if it does not exist.
     *
     * @param box opens and seals that key
     */
    public static AuditChain kept(Jdbi jdbi, SecretBox box, SecureRandom random) {
        return new AuditChain(jdbi, KeyedDigest.kept(KEY, jdbi, box, random));
    }

    /** Adds the entries that have no link yet, unless another server is adding them. */
    public void extend() {
        boolean more = jdbi.withHandle(
                handle -> handle.createQuery(ANY_PENDING).mapTo(Boolean.class).one());
        while (more) {
            more = jdbi.inTransaction(this::addBatch) == BATCH;
        }
    }

    /** The newest link; empty if no entry is chained yet. */
    public Optional<ChainHead> head() {
        return jdbi.withHandle(AuditChain::head);
    }

    /** Whether the chain still has this link. */
    boolean holds(ChainHead head) {
        return jdbi.withHandle(
                handle -> one(handle, head.number()).filter(head::equals).isPresent());
    }

    /** The link with this number. */
    static Optional<ChainHead> one(Handle handle, long number) {
        return handle.createQuery(AT)
                .bind("number", number)
                .map((row, _) -> new ChainHead(row.getLong("number"), ChainedEntry.hex(row.getBytes("digest"))))
                .findOne();
    }

    static Optional<ChainHead> head(Handle handle) {
        return handle.createQuery(HEAD)
                .map((row, _) -> new ChainHead(row.getLong("number"), ChainedEntry.hex(row.getBytes("digest"))))
                .findOne();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    UUID seal(ChainHead head) {
        return key.of(head.toString());
    }

    private int addBatch(Handle handle) {
        boolean alone = handle.createQuery(TRY_LOCK)
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!alone) {
            return 0;
        }
        var entries = handle.createQuery(PENDING)
                .bind("batch", BATCH)
                .map((row, _) -> ChainedEntry.in(row))
                .list();
        add(handle, entries);
        handle.execute(NO_LONGER_PENDING);
        return entries.size();
    }

    private void add(Handle handle, List<ChainedEntry> entries) {
        var head = head(handle);
        var added = new ArrayList<ChainHead>();
        for (var entry : entries) {
            head = Optional.of(entry.after(head));
            added.add(head.get());
        }
        if (!added.isEmpty()) {
            var insert = handle.prepareBatch(ADD);
            for (int i = 0; i < added.size(); i++) {
                insert.bind("number", added.get(i).number())
                        .bind("entry", entries.get(i).id())
                        .bind("digest", HexFormat.of().parseHex(added.get(i).digest()))
                        .bind("seal", seal(added.get(i)))
                        .add();
            }
            insert.execute();
        }
    }
}

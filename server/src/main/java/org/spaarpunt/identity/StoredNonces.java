package org.spaarpunt.identity;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.Columns;

/**
 * Nonces in the database. A claim is a row that can be inserted once, so it holds on every server and after a restart;
 * claims that arrive together are inserted together.
 *
 * <p>A claim is durable before the request is acted upon. It is not enough that what the request saves is flushed after
 * its claim: a request may wait while the database fails over, and be saved in one that never received the claim. Only a
 * claim of a request that changes nothing does not wait for the disk or a standby, and has batches of its own, so that
 * reading goes on while commits wait for a standby that is missing.
 */
public final class StoredNonces implements Nonces, AutoCloseable {
    private static final String CLAIM = """
            with asked as (
                select *
                from unnest(?::bigint[], ?::uuid[]) as asked (signed_at_s, digest)
            ),
            %s
            select signed_at_s, digest from claimed
            """.formatted(NonceClaim.CLAIM_ASKED);

    private static final String CLAIM_WITHOUT_FLUSH = """
            with hasty as (
                select set_config('synchronous_commit', 'off', true)
            ),
            asked as (
                select signed_at_s, digest
                from unnest(?::bigint[], ?::uuid[]) as asked (signed_at_s, digest), hasty
            ),
            %s
            select signed_at_s, digest from claimed
            """.formatted(NonceClaim.CLAIM_ASKED);

    private final Jdbi jdbi;
    private final Batcher<NonceClaim, Boolean> durable;
    private final Batcher<NonceClaim, Boolean> unflushed;

    public StoredNonces(Jdbi jdbi, Batcher.Limits limits, BatchObserver observer) {
        this.jdbi = jdbi;
        this.durable = new Batcher<>("nonces", limits, observer, claims -> claimAll(claims, CLAIM));
        this.unflushed =
                new Batcher<>("nonces-to-read", limits, observer, claims -> claimAll(claims, CLAIM_WITHOUT_FLUSH));
    }

    @Override
    public boolean claim(NonceClaim claim) {
        return durable.ask(claim);
    }

    @Override
    public boolean claimToRead(NonceClaim claim) {
        return unflushed.ask(claim);
    }

    @Override
    public void close() {
        durable.close();
        unflushed.close();
    }

    /** Of equal claims in one batch the first gets the row. */
    private List<Boolean> claimAll(List<NonceClaim> claims, String statement) {
        var free = new HashSet<>(inserted(claims, statement));
        return claims.stream().map(free::remove).toList();
    }

    private List<NonceClaim> inserted(List<NonceClaim> claims, String statement) {
        return jdbi.withHandle(handle -> Columns.of(claims)
                .bigints(NonceClaim::signedAt)
                .others("uuid", NonceClaim::digest)
                .query(handle, statement, row -> new NonceClaim(row.getLong(1), row.getObject(2, UUID.class))));
    }
}

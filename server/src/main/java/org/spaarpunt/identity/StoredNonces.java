package org.spaarpunt.identity;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Digest;

/**
 * Nonces in the database. A claim is a row that can be inserted once, so it holds on every server and after a restart;
 * claims that arrive together are inserted together.
 *
 * <p>A claim does not wait for the disk. If the request saves anything, that does wait, and flushes the claim too,
 * which precedes it in the log. So only the claim of a request that saved nothing can be lost, within a second of a
 * crash of the database.
 */
public final class StoredNonces implements Nonces, AutoCloseable {
    private static final String CLAIM = """
            with hasty as (
                select set_config('synchronous_commit', 'off', true)
            )
            insert into oauth_nonce (signed_at_s, digest)
            select signed_at_s, digest
            from unnest(?::bigint[], ?::uuid[]) as claimed (signed_at_s, digest), hasty
            order by signed_at_s, digest
            on conflict do nothing
            returning signed_at_s, digest
            """;

    private static final String FORGET = """
            delete from oauth_nonce where signed_at_s < :oldest
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Batcher<Claim, Boolean> batches;

    public StoredNonces(Jdbi jdbi, InstantSource clock, Batcher.Limits limits, BatchObserver observer) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.batches = new Batcher<>("nonces", limits, observer, this::claimAll);
    }

    /** A row of the table: the digest covers consumer, token and nonce. */
    private record Claim(long timestamp, UUID digest) {}

    @Override
    public boolean claim(String consumerKey, String token, long timestamp, String nonce) {
        // Unambiguous, because none of the three can contain a line break.
        return batches.ask(new Claim(timestamp, Digest.of(String.join("\n", consumerKey, token, nonce))));
    }

    /**
     * Drops the claims whose timestamp is refused by now. One more window is kept, for servers whose clock is behind.
     *
     * @return how many were dropped
     */
    public int forgetOld() {
        long oldest = clock.instant()
                .minus(OAuthVerifier.TIMESTAMP_WINDOW.multipliedBy(2))
                .getEpochSecond();
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET).bind("oldest", oldest).execute());
    }

    @Override
    public void close() {
        batches.close();
    }

    /** Of equal claims in one batch the first gets the row. */
    private List<Boolean> claimAll(List<Claim> claims) {
        var free = new HashSet<>(inserted(claims));
        return claims.stream().map(free::remove).toList();
    }

    private List<Claim> inserted(List<Claim> claims) {
        return jdbi.withHandle(handle -> Columns.of(claims)
                .bigints(Claim::timestamp)
                .others("uuid", Claim::digest)
                .query(handle, CLAIM, row -> new Claim(row.getLong(1), row.getObject(2, UUID.class))));
    }
}

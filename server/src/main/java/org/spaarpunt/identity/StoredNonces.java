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
 * <p>A claim is durable before the request is acted upon. It is not enough that what the request saves is flushed after
 * its claim: a request may wait while the database fails over, and be saved in one that never received the claim. Only a
 * claim of a request that changes nothing does not wait for the disk or a standby, and has batches of its own, so that
 * reading goes on while commits wait for a standby that is missing.
 */
public final class StoredNonces implements Nonces, AutoCloseable {
    private static final String CLAIM = """
            insert into oauth_nonce (signed_at_s, digest)
            select signed_at_s, digest
            from unnest(?::bigint[], ?::uuid[]) as claimed (signed_at_s, digest)
            order by signed_at_s, digest
            on conflict do nothing
            returning signed_at_s, digest
            """;

    private static final String CLAIM_WITHOUT_FLUSH = """
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
    private final Batcher<Claim, Boolean> durable;
    private final Batcher<Claim, Boolean> unflushed;

    public StoredNonces(Jdbi jdbi, InstantSource clock, Batcher.Limits limits, BatchObserver observer) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.durable = new Batcher<>("nonces", limits, observer, claims -> claimAll(claims, CLAIM));
        this.unflushed =
                new Batcher<>("nonces-to-read", limits, observer, claims -> claimAll(claims, CLAIM_WITHOUT_FLUSH));
    }

    /** A row of the table: the digest covers consumer, token and nonce. */
    private record Claim(long timestamp, UUID digest) {
        static Claim of(String consumerKey, String token, long timestamp, String nonce) {
            // Unambiguous, because none of the three can contain a line break.
            return new Claim(timestamp, Digest.of(String.join("\n", consumerKey, token, nonce)));
        }
    }

    @Override
    public boolean claim(String consumerKey, String token, long timestamp, String nonce) {
        return durable.ask(Claim.of(consumerKey, token, timestamp, nonce));
    }

    @Override
    public boolean claimToRead(String consumerKey, String token, long timestamp, String nonce) {
        return unflushed.ask(Claim.of(consumerKey, token, timestamp, nonce));
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
        durable.close();
        unflushed.close();
    }

    /** Of equal claims in one batch the first gets the row. */
    private List<Boolean> claimAll(List<Claim> claims, String statement) {
        var free = new HashSet<>(inserted(claims, statement));
        return claims.stream().map(free::remove).toList();
    }

    private List<Claim> inserted(List<Claim> claims, String statement) {
        return jdbi.withHandle(handle -> Columns.of(claims)
                .bigints(Claim::timestamp)
                .others("uuid", Claim::digest)
                .query(handle, statement, row -> new Claim(row.getLong(1), row.getObject(2, UUID.class))));
    }
}

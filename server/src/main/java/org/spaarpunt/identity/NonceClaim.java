package org.spaarpunt.identity;

import java.util.UUID;
import org.spaarpunt.storage.Digest;

/**
 * The right to act upon a signed request, which only one server can get, once: a row that can be inserted once.
 *
 * @param signedAt the request's timestamp, in seconds since 1970
 * @param digest of its consumer, token and nonce
 */
public record NonceClaim(long signedAt, UUID digest) {
    /**
     * A common table expression that makes claims, for a statement that reads what it needs to act upon the requests.
     * It follows an expression {@code asked (signed_at_s, digest, …)}, null for requests without a nonce, and provides
     * {@code claimed (signed_at_s, digest)} with those that were not used before. What it claims is durable when the
     * transaction is; until then an equal claim waits for it. In order, so that two statements cannot deadlock.
     */
    public static final String CLAIM_ASKED = """
            claimed as (
                insert into oauth_nonce (signed_at_s, digest)
                select signed_at_s, digest
                from asked
                where digest is not null
                order by signed_at_s, digest
                on conflict do nothing
                returning signed_at_s, digest
            )\
            """;

    /** @param token empty when the request has none */
    static NonceClaim of(String consumerKey, String token, long timestamp, String nonce) {
        // Unambiguous, because none of the three can contain a line break.
        return new NonceClaim(timestamp, Digest.of(String.join("\n", consumerKey, token, nonce)));
    }
}

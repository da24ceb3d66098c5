package org.spaarpunt.conventional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Nonces extends Repository<Consumer, String> {
    /** Returns 1, and 0 for one that was used before. */
    @Modifying
    @NativeQuery("""
        insert into oauth_nonce (signed_at, consumer_key, token, nonce)
        values (:signedAt, :consumerKey, :token, :nonce)
        on conflict do nothing
        """)
    int claim(long signedAt, String consumerKey, String token, String nonce);
}

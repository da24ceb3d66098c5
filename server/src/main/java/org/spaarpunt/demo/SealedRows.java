package org.spaarpunt.demo;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.NationalNumbers;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * The demo data that the database only stores sealed or as a digest: a national number, and a request token with its
 * secret.
 */
record SealedRows(SecretBox box, NationalNumbers numbers) {
    static final String REQUEST_TOKEN = "demo-request";
    static final String REQUEST_TOKEN_SECRET = "demo-request-secret";

    /** The verifier that the user's consent gave; exchanging the request token for an access token needs it. */
    private static final String VERIFIER = "demo-verifier";

    /** A demo may run for days, and its request token must still be valid when the exchange is tried. */
    private static final Instant FAR_AWAY = Instant.parse("2099-12-31T00:00:00Z");

    private static final String HOLDER = "demo-passholder-9";
    private static final NationalNumber NATIONAL_NUMBER = new NationalNumber("79020100190");

    private static final String SAVE_NATIONAL_NUMBER = """
            update passholder
            set national_number = :sealed, national_number_digest = :digest
            where uid = :uid and national_number is null
              and not exists (select from passholder where national_number_digest = :digest)
            """;

    private static final String SAVE_REQUEST_TOKEN = """
            insert into request_token (
                token, secret, consumer_key, callback, extra, expires_at, decided_at, user_id, verifier)
            select :token, :secret, consumer.key, '', '', :expiresAt, now(), app_user.id, :verifier
            from consumer, app_user
            where consumer.key = 'demo-counter-app' and app_user.nick = 'ann'
            on conflict do nothing
            """;

    void save(Handle handle) {
        handle.createUpdate(SAVE_NATIONAL_NUMBER)
                .bind("uid", HOLDER)
                .bind("sealed", numbers.sealed(HOLDER, NATIONAL_NUMBER))
                .bind("digest", numbers.digest(NATIONAL_NUMBER))
                .execute();
        handle.createUpdate(SAVE_REQUEST_TOKEN)
                .bind("token", REQUEST_TOKEN)
                .bind("secret", StoredSecrets.sealOfToken(box, REQUEST_TOKEN, REQUEST_TOKEN_SECRET))
                .bind("expiresAt", Timestamps.bound(FAR_AWAY))
                .bind("verifier", Digest.of(VERIFIER))
                .execute();
    }
}

package org.spaarpunt.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import org.jdbi.v3.core.Jdbi;

/**
 * Nonces in the database. A claim is the insertion of a row, committed before the answer, so that it holds on every server and
 * after a restart.
 */
public final class StoredNonces implements Nonces {
    private static final int DIGEST_BYTES = 16;

    private static final String CLAIM = """
            insert into oauth_nonce (signed_at_s, digest) values (:timestamp, :digest) on conflict do nothing
            """;

    private static final String FORGET = """
            delete from oauth_nonce where signed_at_s < :oldest
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public StoredNonces(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public boolean claim(String consumerKey, String token, long timestamp, String nonce) {
        var digest = digest(consumerKey, token, nonce);
        return jdbi.withHandle(handle -> handle.createUpdate(CLAIM)
                        .bind("timestamp", timestamp)
                        .bind("digest", digest)
                        .execute())
                == 1;
    }

    /**
     * Drops the claims whose timestamp is refused by now. One more window is kept, for servers whose clock is behind.
     *
     * @return how many
     */
    public int forgetOld() {
        long oldest = clock.instant()
                .minus(OAuthVerifier.TIMESTAMP_WINDOW.multipliedBy(2))
                .getEpochSecond();
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET).bind("oldest", oldest).execute());
    }

    /** Unambiguous, because none of the three can hold a line break. */
    private static byte[] digest(String consumerKey, String token, String nonce) {
        try {
            var claimed = String.join("\n", consumerKey, token, nonce).getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(claimed), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}

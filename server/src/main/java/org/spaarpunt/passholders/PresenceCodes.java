package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.storage.Timestamps;

/** Codes that passholders read from their own page and give at a counter: short, short-lived and used once. */
public final class PresenceCodes {
    /** Long enough to walk up to the counter. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The name of the digest's key: a code has too few digits for a digest without a key. */
    static final String DIGEST_KEY = "presence-code";

    private static final int DIGITS = 8;
    private static final int CODES = 100_000_000;
    private static final Pattern SEPARATORS = Pattern.compile("[ .\\p{Pd}]");

    /** A passholder has one code at a time: a new one replaces the previous one. */
    private static final String SAVE = """
            insert into presence_code (passholder_id, digest, expires_at)
            select id, :digest, :expiresAt from passholder where uid = :uid
            on conflict (passholder_id) do update set digest = excluded.digest, expires_at = excluded.expires_at
            """;

    private static final String USE = """
            delete from presence_code where passholder_id = :passholderId and digest = :digest and expires_at > :now
            """;

    private static final String FORGET = "delete from presence_code where expires_at <= :now";

    private final Jdbi jdbi;
    private final KeyedDigest digest;
    private final SecureRandom random;
    private final InstantSource clock;

    PresenceCodes(Jdbi jdbi, KeyedDigest digest, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.digest = digest;
        this.random = random;
        this.clock = clock;
    }

    /** Makes a new code for the passholder with this uid; empty if there is no such passholder. */
    public Optional<String> make(String uid) {
        var code = ("%0" + DIGITS + "d").formatted(random.nextInt(CODES));
        int saved = jdbi.withHandle(handle -> handle.createUpdate(SAVE)
                .bind("uid", uid)
                .bind("digest", digest.of(code))
                .bind("expiresAt", Timestamps.bound(clock.instant().plus(LIFETIME)))
                .execute());
        return saved == 1 ? Optional.of(code) : Optional.empty();
    }

    /** Whether this is the passholder's code; if so, it is used up. */
    boolean use(long passholderId, String code, Handle handle) {
        return handle.createUpdate(USE)
                        .bind("passholderId", passholderId)
                        .bind("digest", digest.of(SEPARATORS.matcher(code).replaceAll("")))
                        .bind("now", Timestamps.bound(clock.instant()))
                        .execute()
                == 1;
    }

    void forgetOld(Handle handle) {
        handle.createUpdate(FORGET)
                .bind("now", Timestamps.bound(clock.instant()))
                .execute();
    }
}

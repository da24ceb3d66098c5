package org.spaarpunt.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/** Codes for when the telephone is lost. Each works once, and only its digest is stored. */
final class RecoveryCodes {
    /** Of one account. */
    static final int COUNT = 10;

    /** Characters of a code, from {@link #ALPHABET}: 80 bits. */
    private static final int LENGTH = 16;

    private static final int GROUP = 4;

    /** Letters and digits that are not mistaken for each other. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Cf}-]+");

    private static final String USE = """
            update recovery_code set used_at = :now where user_id = :userId and digest = :digest and used_at is null
            """;

    private static final String LEFT = "select count(*) from recovery_code where user_id = :userId and used_at is null";

    private static final String DROP = "delete from recovery_code where user_id = :userId";
    private static final String ADD = "insert into recovery_code (user_id, digest) values (:userId, :digest)";

    private final SecureRandom random;

    RecoveryCodes(SecureRandom random) {
        this.random = random;
    }

    /** Makes new ones; the earlier ones stop working. */
    List<String> renew(Handle handle, long userId) {
        forget(handle, userId);
        var made = Stream.generate(this::make).distinct().limit(COUNT).toList();
        made.forEach(code -> handle.createUpdate(ADD)
                .bind("userId", userId)
                .bind("digest", digest(userId, normal(code)))
                .execute());
        return made;
    }

    /**
     * Uses one up; false if there is none, or it was used before.
     *
     * @param code in its {@link #normal} form
     */
    static boolean use(Handle handle, long userId, String code, Instant now) {
        int used = handle.createUpdate(USE)
                .bind("userId", userId)
                .bind("digest", digest(userId, code))
                .bind("now", Timestamps.bound(now))
                .execute();
        return used == 1;
    }

    static int left(Handle handle, long userId) {
        return handle.createQuery(LEFT)
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }

    static void forget(Handle handle, long userId) {
        handle.createUpdate(DROP).bind("userId", userId).execute();
    }

    /** Applications show codes in groups, and users type letters in upper or lower case. */
    static String normal(String typed) {
        return IGNORED.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** The code in groups, which are easier to read and type. */
    private String make() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static UUID digest(long userId, String code) {
        return Digest.of("recovery code\n" + userId + "\n" + code);
    }
}

package org.spaarpunt.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/**
 * The keys that sign tokens: RSA keys in the database, sealed, so that all servers use the same. The first is made when
 * a server starts. The next one is published {@link #AHEAD} before it signs, so that clients that keep the keys for a while
 * know it by then, and an old one until the last token that it signed has certainly expired. Safe for use by many threads.
 */
public final class SigningKeys {
    /** The longest lifetime of a token that the settings allow. */
    public static final Duration LONGEST_TOKEN = Duration.ofDays(7);

    static final Duration AHEAD = Duration.ofDays(1);

    private static final String PURPOSE = "signing-key:";

    /** The column that holds the keys. */
    public static final List<SealedColumn> COLUMNS =
            List.of(new SealedColumn(PURPOSE, "signing_key", "id", "key", Set.of(SealedColumn.Rows.MAY_BE_NAMED), """
            update signing_key set key = :sealed where id = :id and key = :found
            """));

    private static final int RSA_BITS = 2_048;

    /** How long the keys are used without reading them again. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** An unknown key leads to reading them again, but not more often than this. */
    private static final Duration READ_AT_MOST_EVERY = Duration.ofSeconds(1);

    private static final String READ = """
            select id, key, signs_until from signing_key where signs_until > :oldest order by signs_from
            """;

    /** Of several servers that need a key at once, one makes it. */
    private static final String LOCK = "lock table signing_key in share row exclusive mode";

    private static final String LAST_END = "select max(signs_until) from signing_key";

    private static final String SAVE = """
            insert into signing_key (id, key, signs_from, signs_until) values (:id, :key, :from, :until)
            """;

    private static final String FORGET = "delete from signing_key where signs_until <= :oldest";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final SecureRandom random;
    private final Duration period;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    private record Key(RSAKey jwk, Instant signsUntil) {}

    /** Keys in the order in which they sign. */
    private record Known(List<Key> keys, Instant readAt) {
        /** The first that has not ended, even if its time has not come by the clock of this server. */
        Optional<RSAKey> signer(Instant now) {
            return keys.stream()
                    .filter(key -> now.isBefore(key.signsUntil()))
                    .findFirst()
                    .map(Key::jwk);
        }

        Optional<RSAKey> named(String id) {
            return keys.stream()
                    .map(Key::jwk)
                    .filter(key -> id.equals(key.getKeyID()))
                    .findFirst();
        }
    }

    /** @param period how long each key signs */
    SigningKeys(Jdbi jdbi, SecretBox box, SecureRandom random, Duration period, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.random = random;
        this.period = period;
        this.clock = clock;
    }

    /** The key that signs now, made if there is none. */
    RSAKey signer() {
        var now = clock.instant();
        return keys(FRESH).signer(now).orElseGet(() -> {
            jdbi.useTransaction(handle -> make(handle, now));
            return read().signer(now).orElseThrow();
        });
    }

    /** The key that a token names, as long as tokens of it may be valid. */
    Optional<RSAKey> named(String id) {
        return keys(FRESH).named(id).or(() -> keys(READ_AT_MOST_EVERY).named(id));
    }

    /** What clients need to verify tokens. */
    public JWKSet published() {
        signer();
        return new JWKSet(keys(FRESH).keys().stream().<JWK>map(Key::jwk).toList()).toPublicJWKSet();
    }

    /** Makes the key that signs next, if it is time, and removes the keys whose tokens have all expired. */
    void keepHouse() {
        var now = clock.instant();
        var keys = read().keys();
        if (!keys.isEmpty() && keys.getLast().signsUntil().isBefore(now.plus(AHEAD))) {
            jdbi.useTransaction(handle -> make(handle, now));
        }
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("oldest", Timestamps.bound(now.minus(LONGEST_TOKEN)))
                .execute());
    }

    /** Makes a key that signs from the end of the last one, or from now if that has come. */
    private void make(Handle handle, Instant now) {
        handle.execute(LOCK);
        var end = handle.createQuery(LAST_END)
                .map((row, _) -> Timestamps.ifAnyIn(row, "max"))
                .one();
        if (end.isPresent() && !end.get().isBefore(now.plus(AHEAD))) {
            return;
        }
        var from = end.filter(now::isBefore).orElse(now);
        var key = generated();
        handle.createUpdate(SAVE)
                .bind("id", key.getKeyID())
                .bind("key", box.seal(PURPOSE + key.getKeyID(), key.toJSONString()))
                .bind("from", Timestamps.bound(from))
                .bind("until", Timestamps.bound(from.plus(period)))
                .execute();
    }

    private RSAKey generated() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .secureRandom(random)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java makes RSA keys", impossible);
        }
    }

    private Known keys(Duration age) {
        var read = known;
        return read != null && clock.instant().isBefore(read.readAt().plus(age)) ? read : read();
    }

    private Known read() {
        var now = clock.instant();
        var keys = jdbi.withHandle(handle -> handle.createQuery(READ)
                .bind("oldest", Timestamps.bound(now.minus(LONGEST_TOKEN)))
                .map((row, _) -> key(row))
                .list());
        var read = new Known(keys, now);
        known = read;
        return read;
    }

    private Key key(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var text = box.open(PURPOSE + id, row.getString("key"))
                .orElseThrow(() -> new IllegalStateException(
                        "The signing key " + id + " opens with none of the keys of the setting secret-keys"));
        try {
            return new Key(RSAKey.parse(text), Timestamps.in(row, "signs_until"));
        } catch (ParseException impossible) {
            throw new IllegalStateException("The signing key " + id + " is not one that this server wrote", impossible);
        }
    }
}

package org.spaarpunt.identity;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.secrets.StoredKey;

/**
 * What lies sealed in the database, each for its own row: the secrets of consumers and tokens, people's national numbers, and keys. A
 * secret that was put there plain, by an older server or by hand, is of no use before {@link #sealPlain()} has sealed it.
 */
public final class StoredSecrets {
    /** Rows that are read at once. Each is sealed anew in a commit of its own, so that nobody waits for it. */
    private static final int BATCH = 500;

    /**
     * A column of secrets: what is sealed there, and how its rows are found.
     *
     * @param older whether an older server may have left plain secrets there
     */
    private record Place(String purpose, String table, String id, String column, boolean older) {
        String plain() {
            return "select %2$s as id, %3$s as secret from %1$s where %3$s not like 'sealed:%%'"
                    .formatted(table, id, column);
        }

        String after() {
            return "select %2$s as id, %3$s as secret from %1$s where %2$s > :after and %3$s is not null order by %2$s limit :batch"
                    .formatted(table, id, column);
        }

        /** The row as it was read, or nothing: another server may have changed the secret meanwhile. */
        String replace() {
            return "update %1$s set %3$s = :sealed where %2$s = :id and %3$s = :found".formatted(table, id, column);
        }
    }

    private record Found(String id, String secret) {}

    private static final String CONSUMER = "consumer:";
    private static final String TOKEN = "token:";
    private static final String NATIONAL_NUMBER = "national-number:";
    private static final String SECOND_FACTOR = "second-factor:";

    private static final List<Place> PLACES = List.of(
            new Place(CONSUMER, "consumer", "key", "secret", true),
            new Place(CONSUMER, "consumer", "key", "previous_secret", false),
            new Place(TOKEN, "access_token", "token", "secret", true),
            new Place(TOKEN, "request_token", "token", "secret", false),
            new Place(NATIONAL_NUMBER, "passholder", "uid", "national_number", false),
            new Place(SECOND_FACTOR, "second_factor", "user_id::text", "secret", false),
            new Place(StoredKey.PURPOSE, "digest_key", "name", "key", false));

    private final Jdbi jdbi;
    private final SecretBox box;

    public StoredSecrets(Jdbi jdbi, SecretBox box) {
        this.jdbi = jdbi;
        this.box = box;
    }

    /** A consumer's secret as it is to be stored. */
    public static String sealOfConsumer(SecretBox box, String key, String secret) {
        return box.seal(CONSUMER + key, secret);
    }

    /** A token's secret as it is to be stored, of a request token or an access token. */
    public static String sealOfToken(SecretBox box, String token, String secret) {
        return box.seal(TOKEN + token, secret);
    }

    /** A passholder's national number as it is to be stored. */
    public static String sealOfNationalNumber(SecretBox box, String uid, String digits) {
        return box.seal(NATIONAL_NUMBER + uid, digits);
    }

    /** The secret that an authenticator application shares with us, as it is to be stored. */
    public static String sealOfSecondFactor(SecretBox box, long userId, String secret) {
        return box.seal(SECOND_FACTOR + userId, secret);
    }

    /**
     * The same as it was before it was sealed.
     *
     * @throws IllegalStateException when it opens with none of the keys
     */
    public static String ofSecondFactor(SecretBox box, long userId, String stored) {
        return opened(box, SECOND_FACTOR + userId, stored);
    }

    /**
     * A consumer's secret as it was before it was sealed.
     *
     * @throws IllegalStateException when it opens with none of the keys
     */
    public String ofConsumer(String key, String stored) {
        return opened(box, CONSUMER + key, stored);
    }

    /**
     * The same for the secret of a request token or an access token.
     *
     * @throws IllegalStateException when it opens with none of the keys
     */
    public String ofToken(String token, String stored) {
        return opened(box, TOKEN + token, stored);
    }

    /**
     * The same for the national number of a passholder.
     *
     * @throws IllegalStateException when it opens with none of the keys
     */
    public String ofNationalNumber(String uid, String stored) {
        return opened(box, NATIONAL_NUMBER + uid, stored);
    }

    /** Seals what lies there plain; told how many secrets that were. */
    public int sealPlain() {
        int sealed = 0;
        for (var place : PLACES.stream().filter(Place::older).toList()) {
            var plain = jdbi.withHandle(handle -> handle.createQuery(place.plain())
                    .map((row, _) -> new Found(row.getString("id"), row.getString("secret")))
                    .list());
            for (var found : plain) {
                sealed += replace(place, found, found.secret());
            }
        }
        return sealed;
    }

    /**
     * Seals everything with the first key, while servers run.
     *
     * @return how many secrets were not sealed with it before
     * @throws IllegalStateException when a secret opens with none of the keys; what was sealed before stays so
     */
    public int reseal() {
        int resealed = sealPlain();
        for (var place : PLACES) {
            var batch = after(place, "");
            while (!batch.isEmpty()) {
                for (var found : batch) {
                    resealed += box.isSealedWithFirst(found.secret()) ? 0 : replace(place, found, opened(place, found));
                }
                batch = after(place, batch.getLast().id());
            }
        }
        return resealed;
    }

    /** A token stays out of the sentence: it is half of what somebody signs with. */
    private String opened(Place place, Found found) {
        return box.open(place.purpose() + found.id(), found.secret())
                .orElseThrow(() -> new IllegalStateException("A secret in " + place.table() + "."
                        + place.column() + (place.purpose().equals(CONSUMER) ? " of " + found.id() : "")
                        + " opens with none of the keys of the setting secret-keys"));
    }

    private List<Found> after(Place place, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(place.after())
                .bind("after", id)
                .bind("batch", BATCH)
                .map((row, _) -> new Found(row.getString("id"), row.getString("secret")))
                .list());
    }

    private int replace(Place place, Found found, String secret) {
        return jdbi.withHandle(handle -> handle.createUpdate(place.replace())
                .bind("id", found.id())
                .bind("found", found.secret())
                .bind("sealed", box.seal(place.purpose() + found.id(), secret))
                .execute());
    }

    private static String opened(SecretBox box, String purpose, String stored) {
        return box.open(purpose, stored)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored secret opens with none of the keys of the setting secret-keys"));
    }
}

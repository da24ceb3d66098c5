package org.spaarpunt.secrets;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A key that is made once for an installation and never changes. It is stored sealed in the database, so that the
 * sealing keys can change while this key stays.
 */
public final class StoredKey {
    /** What a key is sealed for, without its name. */
    private static final String PURPOSE = "digest-key:";

    /** The column that holds the keys. */
    public static final List<SealedColumn> COLUMNS =
            List.of(new SealedColumn(PURPOSE, "digest_key", "name", "key", Set.of(), """
                    update digest_key set key = :sealed where name = :id and key = :found
                    """));

    private static final int BYTES = 32;

    private static final String FIND = "select key from digest_key where name = :name";

    /** If another server makes it at the same moment, that one is used. */
    private static final String SAVE =
            "insert into digest_key (name, key) values (:name, :key) on conflict (name) do nothing";

    private StoredKey() {}

    /**
     * The key of this name in Base64, created if it does not exist.
     *
     * @throws IllegalStateException when it opens with none of the sealing keys
     */
    public static String kept(String name, Jdbi jdbi, SecretBox box, SecureRandom random) {
        var sealed = jdbi.inTransaction(handle -> find(name, handle).orElseGet(() -> {
            save(name, box, random, handle);
            return find(name, handle).orElseThrow();
        }));
        return box.open(PURPOSE + name, sealed)
                .orElseThrow(() -> new IllegalStateException(
                        "The stored key " + name + " opens with none of the keys of the setting secret-keys"));
    }

    private static Optional<String> find(String name, Handle handle) {
        return handle.createQuery(FIND).bind("name", name).mapTo(String.class).findOne();
    }

    private static void save(String name, SecretBox box, SecureRandom random, Handle handle) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        handle.createUpdate(SAVE)
                .bind("name", name)
                .bind("key", box.seal(PURPOSE + name, Base64.getEncoder().encodeToString(key)))
                .execute();
    }
}

package org.spaarpunt.secrets;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The keys that a database was sealed with: a server with a wrong key, or without one that is needed, must not start.
 */
public final class KeyProofs {
    private static final String PURPOSE = "proof";
    private static final String TEXT = "spaarpunt";

    private static final String READ = "select id, proof from sealing_key";
    private static final String IS_THERE = "select to_regclass('sealing_key') is not null";
    private static final String SAVE =
            "insert into sealing_key (id, proof) values (:name, :proof) on conflict (id) do nothing";
    private static final String ANY = "select exists (select from sealing_key)";
    private static final String FORGET = "delete from sealing_key where id <> :name";

    /** A sentence for the operator. */
    public static final class WrongKeys extends RuntimeException {
        WrongKeys(String sentence) {
            super(sentence);
        }
    }

    private final Jdbi jdbi;
    private final SealingKeys keys;
    private final SecretBox box;

    public KeyProofs(Jdbi jdbi, SealingKeys keys, SecretBox box) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.box = box;
    }

    /** Whether anything in this database is sealed. */
    static boolean isAnySealed(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ANY).mapTo(Boolean.class).one());
    }

    /**
     * Compares the keys with those in use, and registers the one that seals from now on. Further keys may be listed for
     * later use, or although nothing is sealed with them any more.
     *
     * @throws WrongKeys when a key is missing, or another key has its name
     */
    public void check() {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(SAVE)
                    .bind("name", keys.first().name())
                    .bind("proof", box.seal(PURPOSE, TEXT))
                    .execute();
            known(handle).forEach(this::compare);
        });
    }

    /**
     * Compares the keys with those in use, and writes nothing. A database whose schema has no keys yet fits any.
     *
     * @throws WrongKeys when a key is missing, or another key has its name
     */
    public void compare() {
        jdbi.useHandle(handle -> {
            if (handle.createQuery(IS_THERE).mapTo(Boolean.class).one()) {
                known(handle).forEach(this::compare);
            }
        });
    }

    /** Records that nothing in the database is sealed with any key but the first. */
    public void keepFirstOnly() {
        jdbi.useHandle(handle ->
                handle.createUpdate(FORGET).bind("name", keys.first().name()).execute());
    }

    private void compare(String name, String proof) {
        if (keys.named(name).isEmpty()) {
            throw new WrongKeys("Secrets in this database are sealed with a key " + name + ", which " + keys.source()
                    + " does not hold. Add it, or see \"Losing one\" in docs/operations.md.");
        }
        if (box.open(PURPOSE, proof).isEmpty()) {
            throw new WrongKeys("The key " + name + " of " + keys.source()
                    + " is not the one that this database knows by that name. Restore that one from a backup.");
        }
    }

    private static Map<String, String> known(Handle handle) {
        var proofs = new HashMap<String, String>();
        handle.createQuery(READ)
                .map((row, _) -> Map.entry(row.getString("id"), row.getString("proof")))
                .forEach(proof -> proofs.put(proof.getKey(), proof.getValue()));
        return proofs;
    }
}

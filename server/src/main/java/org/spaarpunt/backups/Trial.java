package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.AuditFeature;
import org.spaarpunt.audit.Verification;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.UnusableDatabaseException;

/**
 * Unpacks a backup and starts a database on it, which is what proves that it can be restored: the keys open it, every
 * page is sound, every balance is the sum of its transfers, and the audit log is intact.
 *
 * @param place where it is unpacked; nothing may be there but what an interrupted trial left
 * @param room what to leave free on the disk
 */
record Trial(EmbeddedPostgresSettings place, SealingKeys keys, SecureRandom random, InstantSource clock, Room room) {
    private static final String UNBALANCED = "select count(*) from unbalanced";

    /** The settings of a session suit small statements that are planned once; this one reads whole tables. */
    private static final String FOR_LARGE_STATEMENTS =
            "set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    /**
     * Tries it, and leaves the home complete and stopped; after a failure nothing is left.
     *
     * @param onSound what to do with the database once it has been found sound
     * @throws BackupException if it is not
     */
    void of(Archive archive, Consumer<Jdbi> onSound) {
        clear();
        try {
            Unpacking.into(place.home(), archive, room);
            started(archive, onSound);
        } catch (IOException failed) {
            clear();
            throw new BackupException(
                    "The backup " + archive.file() + " cannot be unpacked: " + failed.getMessage() + ".", failed);
        } catch (RuntimeException failed) {
            clear();
            throw failed;
        }
    }

    /** Removes what is there. */
    void clear() {
        if (Files.exists(place.home())) {
            EmbeddedPostgres.remove(place);
        }
    }

    private void started(Archive archive, Consumer<Jdbi> onSound) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(place, random);
        try {
            try (Database database = Database.openUnhurried(postgres.address())) {
                requireSound(archive, postgres, database.jdbi());
                onSound.accept(database.jdbi());
            } catch (UnusableDatabaseException unfit) {
                throw new BackupException(
                        "The backup " + archive.file() + " was made by "
                                + archive.facts().program() + ". " + unfit.getMessage(),
                        unfit);
            }
        } finally {
            // A thread that is interrupted cannot wait for the end of the server.
            boolean interrupted = Thread.interrupted();
            postgres.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void requireSound(Archive archive, EmbeddedPostgres postgres, Jdbi jdbi) {
        SecretBox box = new SecretBox(keys, random);
        new KeyProofs(jdbi, keys, box).check();
        postgres.damage().ifPresent(damage -> {
            throw unsound(archive, damage);
        });
        long unbalanced = jdbi.inTransaction(handle -> {
            handle.execute(FOR_LARGE_STATEMENTS);
            return handle.createQuery(UNBALANCED).mapTo(Long.class).one();
        });
        if (unbalanced > 0) {
            throw unsound(archive, unbalanced + " balances are not the sum of their transfers");
        }
        switch (AuditFeature.of(jdbi, box, random, clock).verifier().verify(Optional.empty())) {
            case Verification.Intact _ -> {}
            case Verification.Broken broken -> throw unsound(archive, "the audit log is broken. " + broken.sentence());
        }
    }

    private static BackupException unsound(Archive archive, String what) {
        return new BackupException("The data in the backup " + archive.file() + " are not sound: " + what);
    }
}

package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.spaarpunt.audit.AuditFeature;
import org.spaarpunt.audit.Verification;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.UnfinishedHome;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.FileFailure;
import org.spaarpunt.storage.UnusableDatabaseException;

/**
 * Unpacks a backup and starts a database on it, which is what proves that it can be restored: the keys open it, every
 * page is sound, every balance is the sum of its transfers, and the audit log is intact.
 *
 * @param place where it is unpacked, by one process at a time; what an interrupted trial left there is deleted
 * @param room what to leave free on the disk
 */
record Trial(EmbeddedPostgresSettings place, SealingKeys keys, SecureRandom random, InstantSource clock, Room room) {
    private static final String UNBALANCED = "select count(*) from unbalanced";

    /** The settings of a session suit small statements that are planned once; this one reads whole tables. */
    private static final String FOR_LARGE_STATEMENTS =
            "set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    /** What becomes of a home that was found sound. */
    @FunctionalInterface
    private interface Ending {
        void of(UnfinishedHome home) throws IOException;
    }

    /**
     * Tries it, and leaves nothing.
     *
     * @throws BackupException if it is not sound
     */
    void of(Archive archive) {
        run(archive, _ -> {}, UnfinishedHome::remove);
    }

    /**
     * Tries it, and gives the home its place, complete and stopped; after a failure nothing is left.
     *
     * @param onSound what to do with the database once it has been found sound
     * @throws BackupException if it is not
     */
    void moveTo(Path home, Archive archive, Consumer<Jdbi> onSound) {
        run(archive, onSound, unfinished -> publish(unfinished, home));
    }

    private void run(Archive archive, Consumer<Jdbi> onSound, Ending ending) {
        try (UnfinishedHome home = UnfinishedHome.begin(place)) {
            unpackAndCheck(home, archive, onSound);
            ending.of(home);
        } catch (IOException failed) {
            throw new BackupException(
                    "The backup " + archive.file() + " cannot be unpacked: " + FileFailure.reason(failed) + ".",
                    failed);
        }
    }

    private void unpackAndCheck(UnfinishedHome home, Archive archive, Consumer<Jdbi> onSound) throws IOException {
        try {
            Unpacking.into(home.directory(), archive, room);
            started(home, archive, onSound);
        } catch (IOException | RuntimeException failed) {
            try {
                home.remove();
            } catch (IOException | RuntimeException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    private static void publish(UnfinishedHome unfinished, Path home) {
        try {
            unfinished.moveTo(home);
        } catch (IOException failed) {
            throw new BackupException(
                    "What was restored is whole, in " + unfinished.directory() + ", and cannot be moved to " + home
                            + ": " + FileFailure.reason(failed) + ".",
                    failed);
        }
    }

    private void started(UnfinishedHome home, Archive archive, Consumer<Jdbi> onSound) {
        EmbeddedPostgres postgres = home.start(random);
        try {
            try (Database database = Database.openUnhurried(postgres.address())) {
                requireSound(archive, postgres, database.jdbi());
                onSound.accept(database.jdbi());
            } catch (UnusableDatabaseException unfit) {
                throw new BackupException(
                        "The backup " + archive.file() + " was made by "
                                + archive.facts().program() + ". " + unfit.getMessage(),
                        unfit);
            } catch (JdbiException failed) {
                throw new BackupException(
                        "The data in the backup " + archive.file() + " cannot be checked: " + rootOf(failed) + ".",
                        failed);
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

    /** What PostgreSQL said; Jdbi adds the statement to it. */
    private static String rootOf(JdbiException failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
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

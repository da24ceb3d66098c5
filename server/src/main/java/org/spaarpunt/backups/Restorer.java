package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.openid.SigningKeys;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.UnfinishedHome;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.FileFailure;

/**
 * Restores an installation from a backup: whole, checked and stopped, or not at all. What must not live again with the
 * old data ends on the way.
 */
public final class Restorer {
    /** More than an installation gives out of any kind in the time between two backups. */
    private static final long SKIPPED_IDS = 10_000_000;

    /** So that no id is given out again that another system may know from after the backup. */
    private static final String SKIP_IDS = """
            select setval(oid::regclass, coalesce(pg_sequence_last_value(oid), 0) + :skipped)
            from pg_class
            where relkind = 'S' and relnamespace = 'public'::regnamespace
            """;

    private final EmbeddedPostgresSettings place;
    private final Keys keys;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Room room;

    /** Gives the keys of the place to which is restored. */
    @FunctionalInterface
    public interface Keys {
        /**
         * The keys.
         *
         * @throws KeyProofs.WrongKeys if there are none, or they cannot be read
         */
        SealingKeys place();
    }

    /**
     * What was restored.
     *
     * @param startedAt of the backup: what was saved since then may be lost
     * @param schemaVersion of the backup
     * @param sessionsEnded users that have to sign in again
     */
    public record Restored(Path home, Instant startedAt, String program, String schemaVersion, int sessionsEnded) {}

    /**
     * What a check found.
     *
     * @param startedAt when the backup was begun
     * @param keys the ids of those that it needs
     */
    public record Checked(Path file, Instant startedAt, String program, String schemaVersion, List<String> keys) {}

    /**
     * Restores to a place.
     *
     * @param place of the database; nothing is there yet
     */
    public Restorer(EmbeddedPostgresSettings place, Keys keys, SecureRandom random, InstantSource clock) {
        this(place, keys, random, clock, Room.USUAL);
    }

    Restorer(EmbeddedPostgresSettings place, Keys keys, SecureRandom random, InstantSource clock, Room room) {
        this.place = place;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
        this.room = room;
    }

    /**
     * Restores a backup to its place, which does not exist yet, or is empty.
     *
     * @throws BackupException if that is impossible; then the place is as it was
     */
    public Restored restore(Actor actor, Path file) {
        requireFree(place.home());
        Archive archive = Archive.open(file);
        Trial trial = trial(archive, UnfinishedHome.restoring(place.home()));
        int[] ended = new int[1];
        trial.moveTo(place.home(), archive, jdbi -> ended[0] = markRestored(jdbi, actor, archive));
        BackupFacts facts = archive.facts();
        return new Restored(place.home(), facts.startedAt(), facts.program(), facts.schemaVersion(), ended[0]);
    }

    /**
     * Finds out whether a backup could be restored, and leaves nothing behind.
     *
     * @throws BackupException if it could not
     */
    public Checked check(Path file) {
        Archive archive = Archive.open(file);
        // Not the name of a server's own trials, which it may have at the same moment.
        trial(archive, place.home().resolveSibling(place.home().getFileName() + ".checking"))
                .of(archive);
        BackupFacts facts = archive.facts();
        return new Checked(archive.file(), facts.startedAt(), facts.program(), facts.schemaVersion(), facts.keys());
    }

    private Trial trial(Archive archive, Path home) {
        EmbeddedPostgresSettings there = EmbeddedPostgresSettings.in(home);
        // Programs in the home move with it; nothing may be in its final place before that.
        boolean programsElsewhere = !place.binaries().startsWith(place.home());
        return new Trial(
                programsElsewhere ? there.withBinaries(place.binaries()) : there,
                keysFor(archive),
                random,
                clock,
                room);
    }

    private static void requireFree(Path home) {
        try {
            if (!Files.exists(home)) {
                return;
            }
            try (Stream<Path> content = Files.list(home)) {
                if (content.findAny().isPresent()) {
                    throw new BackupException("There is something in " + home
                            + " already, and a restoration replaces nothing. Stop its server and move it away (mv "
                            + home
                            + " " + home + ".before), or restore to another place by --data.");
                }
            }
        } catch (IOException failed) {
            throw new BackupException(
                    "The directory " + home + " cannot be read: " + FileFailure.reason(failed) + ".", failed);
        }
    }

    private SealingKeys keysFor(Archive archive) {
        BackupFacts facts = archive.facts();
        SealingKeys here = keysHere(archive);
        List<String> missing =
                facts.keys().stream().filter(id -> !here.allIds().contains(id)).toList();
        if (!missing.isEmpty()) {
            throw new BackupException("The backup " + archive.file() + " needs the key "
                    + String.join(" and ", missing) + ", and " + here.source() + " holds "
                    + String.join(", ", here.allIds())
                    + ". Keys are not in backups: put back the one that was kept apart from them.");
        }
        return here;
    }

    private SealingKeys keysHere(Archive archive) {
        try {
            return keys.place();
        } catch (KeyProofs.WrongKeys missing) {
            throw new BackupException(
                    "The backup " + archive.file() + " needs the key "
                            + String.join(" and ", archive.facts().keys()) + ", which is not in it. "
                            + missing.getMessage(),
                    missing);
        }
    }

    private int markRestored(Jdbi jdbi, Actor actor, Archive archive) {
        return jdbi.inTransaction(handle -> {
            Instant now = clock.instant();
            int ended = Sessions.endAll(handle);
            SigningKeys.removeAll(handle);
            skipIds(handle);
            BackupLog.restored(handle, actor, archive.file(), archive.facts().startedAt(), now);
            return ended;
        });
    }

    private static void skipIds(Handle handle) {
        handle.createQuery(SKIP_IDS)
                .bind("skipped", SKIPPED_IDS)
                .mapTo(Long.class)
                .list();
    }
}

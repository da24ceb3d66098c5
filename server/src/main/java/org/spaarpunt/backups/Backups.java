package org.spaarpunt.backups;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.backups.BackupState.Attempt;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresException;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.LiveCopy;
import org.spaarpunt.postgres.UnfinishedHome;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.FileFailure;

/**
 * Makes backups of an embedded database while a server works on it. A file with the name of a backup is a whole one:
 * until then it has another name.
 */
public final class Backups {
    private static final EventLog LOG = EventLog.of(Backups.class);

    private static final String UNFINISHED = ".partial";

    private static final Pattern NAME = Pattern.compile("spaarpunt-\\d{8}T\\d{6}Z\\.tar\\.gz");

    private static final Pattern UNFINISHED_NAME = Pattern.compile(NAME + Pattern.quote(UNFINISHED));

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "'spaarpunt-'yyyyMMdd'T'HHmmss'Z.tar.gz'")
            .withZone(ZoneOffset.UTC);

    /** An unfinished file is left by a process that was killed, if it is as old as no backup takes. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private static final String SCHEMA_VERSION =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    private final Jdbi jdbi;
    private final Source source;
    private final BackupLog log;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Room room;

    /**
     * What is backed up.
     *
     * @param place of the database
     * @param keys that open its secrets; a backup names them, and does not contain them
     * @param program the version that this is
     */
    public record Source(EmbeddedPostgresSettings place, SealingKeys keys, String program) {}

    /**
     * What to make.
     *
     * @param directory is made if it does not exist
     * @param keep how many backups to keep there; empty: all
     * @param verified whether to start a database on it and check that
     */
    public record Order(Path directory, Optional<Integer> keep, boolean verified) {}

    /**
     * A backup.
     *
     * @param notVerified why it was not verified; empty if it was, or was not to be
     * @param removed older backups
     */
    public record Made(
            Path file,
            long bytes,
            Instant startedAt,
            Duration took,
            List<String> keys,
            boolean verified,
            Optional<String> notVerified,
            List<Path> removed) {}

    public Backups(Jdbi jdbi, Source source, SecureRandom random, InstantSource clock) {
        this(jdbi, source, random, clock, Room.USUAL);
    }

    Backups(Jdbi jdbi, Source source, SecureRandom random, InstantSource clock, Room room) {
        this.jdbi = jdbi;
        this.source = source;
        this.log = new BackupLog(jdbi, clock);
        this.random = random;
        this.clock = clock;
        this.room = room;
    }

    /** What the installation remembers of its backups. */
    public BackupLog log() {
        return log;
    }

    /**
     * Makes a backup, and removes those that are too many.
     *
     * @throws BackupException if it cannot be made, or is found unsound; then no file is left of it
     */
    public Made make(Actor actor, Order order) {
        try (BackupTurn turn = BackupTurn.take(source.place().home())) {
            removeLeftovers(turn);
            Instant startedAt = clock.instant();
            Path file = order.directory().toAbsolutePath().normalize().resolve(MOMENT.format(startedAt));
            Made made;
            try {
                made = make(turn, file, startedAt, order);
            } catch (RuntimeException failed) {
                remember(failed, startedAt, String.valueOf(file.getFileName()));
                throw failed;
            }
            log.done(
                    actor,
                    new Attempt(
                            startedAt,
                            clock.instant(),
                            String.valueOf(file.getFileName()),
                            made.bytes(),
                            made.verified(),
                            ""));
            return made;
        }
    }

    /** Removes what processes left that were killed while they made a backup; does nothing while one is being made. */
    public void removeLeftovers() {
        try (BackupTurn turn = BackupTurn.take(source.place().home())) {
            removeLeftovers(turn);
        } catch (BackupUnderWayException busy) {
            // It has removed them.
        }
    }

    private void removeLeftovers(BackupTurn turn) {
        turn.removeLeftover();
        EmbeddedPostgresSettings trial = trialPlace();
        if (Files.exists(trial.home())) {
            try (UnfinishedHome left = UnfinishedHome.begin(trial)) {
                left.remove();
            } catch (IOException | EmbeddedPostgresException failed) {
                LOG.warn(
                        "database_on_trial_removal_failed",
                        "The database in {directory}, on which a backup was verified, cannot be removed: {reason}",
                        trial.home(),
                        failed.toString());
            }
        }
    }

    /** A database that does not take the record must not hide why there is no backup. */
    private void remember(RuntimeException failed, Instant startedAt, String file) {
        String problem = failed instanceof JdbiException
                ? "The database failed while it was copied."
                : String.valueOf(failed.getMessage());
        try {
            log.failed(new Attempt(startedAt, clock.instant(), file, 0, false, problem));
        } catch (JdbiException unrecorded) {
            failed.addSuppressed(unrecorded);
        }
    }

    private Made make(BackupTurn turn, Path file, Instant startedAt, Order order) {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            requireApart(order.directory());
            makeDirectory(order.directory());
            if (Files.exists(file)) {
                throw new BackupException("There is a backup " + file + " already.");
            }
            turn.begin(unfinished);
            BackupFacts facts = write(unfinished, startedAt);
            Optional<String> notVerified = order.verified() ? verify(unfinished, facts) : Optional.empty();
            long bytes = Files.size(unfinished);
            publish(unfinished, file);
            turn.end();
            return new Made(
                    file,
                    bytes,
                    startedAt,
                    Duration.between(startedAt, clock.instant()),
                    facts.keys(),
                    order.verified() && notVerified.isEmpty(),
                    notVerified,
                    order.keep().map(keep -> removeOld(file, keep)).orElse(List.of()));
        } catch (IOException failed) {
            turn.removeLeftover();
            throw new BackupException(
                    "No backup can be written to " + order.directory() + ": " + FileFailure.reason(failed) + ".",
                    failed);
        } catch (RuntimeException failed) {
            turn.removeLeftover();
            throw failed;
        }
    }

    /** In the home it would be lost with the data, and in their directory be copied into the next one. */
    private void requireApart(Path directory) throws IOException {
        Path existing = directory.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        Path home = source.place().home().toRealPath();
        if (existing.toRealPath().startsWith(home)) {
            throw new BackupException("The directory " + directory + " is in the home of the database, " + home
                    + ", and would be lost with it. Choose another one, on another disk.");
        }
    }

    private BackupFacts write(Path file, Instant startedAt) throws IOException {
        try (LiveCopy copy = LiveCopy.of(source.place())) {
            BackupFacts facts = facts(startedAt, copy.bytes());
            try (ArchiveWriter writer = ArchiveWriter.begin(file, facts, room)) {
                copy.writeTo(writer);
                writer.finish();
            }
            return facts;
        }
    }

    private BackupFacts facts(Instant startedAt, long bytes) {
        return new BackupFacts(
                BackupFacts.FORMAT,
                startedAt,
                source.program(),
                EmbeddedPostgres.majorVersion(source.place()),
                jdbi.withHandle(handle ->
                        handle.createQuery(SCHEMA_VERSION).mapTo(String.class).one()),
                source.keys().ids(KeyProofs.inUse(jdbi)),
                bytes);
    }

    /** Starts a database on it; where there is no room for that, the reason is returned. */
    private Optional<String> verify(Path file, BackupFacts facts) {
        EmbeddedPostgresSettings place = trialPlace();
        try {
            room.require(place.home().resolveSibling(""), facts.dataBytes());
        } catch (IOException tight) {
            return Optional.of("The backup was not verified: " + tight.getMessage() + ".");
        }
        new Trial(place, source.keys(), random, clock, room).of(Archive.open(file));
        return Optional.empty();
    }

    private EmbeddedPostgresSettings trialPlace() {
        Path home = source.place().home();
        return EmbeddedPostgresSettings.in(home.resolveSibling(home.getFileName() + ".trial"))
                .withBinaries(source.place().binaries())
                .withParameter("shared_buffers", "16MB");
    }

    /** Whether a file has the name of an unfinished backup. */
    static boolean isUnfinished(Path file) {
        return UNFINISHED_NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void publish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.resolveSibling(""))) {
            directory.force(true);
        }
    }

    /** By their names, which have the time in them; never the one just made, whatever the clock was before. */
    private List<Path> removeOld(Path made, int keep) {
        Path directory = made.resolveSibling("");
        List<Path> removed = new ArrayList<>();
        try {
            for (Path old : named(directory, NAME).reversed().stream()
                    .filter(file -> !file.equals(made))
                    .skip(keep - 1L)
                    .toList()) {
                Files.delete(old);
                removed.add(old);
            }
            for (Path left : named(directory, UNFINISHED_NAME)) {
                if (Files.getLastModifiedTime(left)
                        .toInstant()
                        .isBefore(clock.instant().minus(ABANDONED_AFTER))) {
                    Files.delete(left);
                }
            }
        } catch (IOException failed) {
            LOG.warn(
                    "old_backups_removal_failed",
                    "Old backups in {directory} cannot be removed: {reason}",
                    directory,
                    FileFailure.reason(failed));
        }
        return removed;
    }

    private static List<Path> named(Path directory, Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }
}

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
import org.spaarpunt.audit.Actor;
import org.spaarpunt.backups.BackupState.Attempt;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresException;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.LiveCopy;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.UnusableDatabaseException;

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
        Instant startedAt = clock.instant();
        Path file = order.directory().toAbsolutePath().normalize().resolve(MOMENT.format(startedAt));
        try {
            Made made = make(file, startedAt, order);
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
        } catch (BackupException | EmbeddedPostgresException | UnusableDatabaseException failed) {
            log.failed(new Attempt(
                    startedAt,
                    clock.instant(),
                    String.valueOf(file.getFileName()),
                    0,
                    false,
                    String.valueOf(failed.getMessage())));
            throw failed;
        }
    }

    private Made make(Path file, Instant startedAt, Order order) {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            makeDirectory(order.directory());
            if (Files.exists(file)) {
                throw new BackupException("There is a backup " + file + " already.");
            }
            BackupFacts facts = write(unfinished, startedAt);
            Optional<String> notVerified = order.verified() ? verify(unfinished, facts) : Optional.empty();
            long bytes = Files.size(unfinished);
            publish(unfinished, file);
            return new Made(
                    file,
                    bytes,
                    startedAt,
                    Duration.between(startedAt, clock.instant()),
                    facts.keys(),
                    order.verified() && notVerified.isEmpty(),
                    notVerified,
                    order.keep()
                            .map(keep -> removeOld(file.resolveSibling(""), keep))
                            .orElse(List.of()));
        } catch (IOException failed) {
            discard(unfinished);
            throw new BackupException(
                    "No backup can be written to " + order.directory() + ": " + reason(failed) + ".", failed);
        } catch (RuntimeException failed) {
            discard(unfinished);
            throw failed;
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
        Path scratch =
                source.place().home().resolveSibling(source.place().home().getFileName() + ".trial");
        try {
            room.require(scratch.resolveSibling(""), facts.dataBytes());
        } catch (IOException tight) {
            return Optional.of("The backup was not verified: " + tight.getMessage() + ".");
        }
        Trial trial = new Trial(
                EmbeddedPostgresSettings.in(scratch)
                        .withBinaries(source.place().binaries())
                        .withParameter("shared_buffers", "16MB"),
                source.keys(),
                random,
                clock,
                room);
        trial.of(Archive.open(file), _ -> {});
        trial.clear();
        return Optional.empty();
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

    /** By their names, which have the time in them; and what killed processes left. */
    private List<Path> removeOld(Path directory, int keep) {
        List<Path> removed = new ArrayList<>();
        try {
            for (Path old :
                    named(directory, NAME).reversed().stream().skip(keep).toList()) {
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
                    failed.toString());
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

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException failed) {
            LOG.warn(
                    "unfinished_backup_removal_failed",
                    "The unfinished backup {file} cannot be removed: {reason}",
                    unfinished,
                    failed.toString());
        }
    }

    private static String reason(IOException failed) {
        return String.valueOf(failed.getMessage());
    }
}

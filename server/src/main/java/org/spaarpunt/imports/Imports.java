package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.time.LocalZone;

/**
 * Imports files into the database, each in one transaction: all of it or nothing. The exception is unusable events of
 * UiTdatabank, which can be skipped because the operator cannot correct them. Importing the same file again changes
 * nothing.
 */
public final class Imports {
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final UnaryOperator<String> newSecrets;
    private final UitdatabankAddresses uitdatabank;
    private final LongConsumer progress;

    /**
     * A file to import.
     *
     * @param name its path, the last part of which is in the audit log
     */
    public record File(String name, Opening opening) {}

    /** Opens a file at its beginning each time, as {@link #reader} does. */
    @FunctionalInterface
    public interface Opening {
        BufferedReader open() throws IOException;
    }

    /**
     * Reads bytes as UTF-8, or as UTF-16 if they begin with its byte order mark, and fails on bytes that are invalid in
     * it.
     */
    public static BufferedReader reader(InputStream bytes) throws IOException {
        return Encoding.reader(bytes);
    }

    /** How to handle events of UiTdatabank that are not usable. */
    public enum Unusable {
        /** The others are imported. */
        SKIPPED,

        /** Nothing is imported. */
        REFUSED
    }

    /**
     * Creates the imports.
     *
     * @param newSecrets makes an unknown secret for a consumer key, in the form in which it is stored
     * @param uitdatabank the addresses under which UiTdatabank names its own events, places and organisers
     */
    public Imports(Jdbi jdbi, InstantSource clock, UnaryOperator<String> newSecrets, UitdatabankAddresses uitdatabank) {
        this(jdbi, clock, newSecrets, uitdatabank, _ -> {});
    }

    private Imports(
            Jdbi jdbi,
            InstantSource clock,
            UnaryOperator<String> newSecrets,
            UitdatabankAddresses uitdatabank,
            LongConsumer progress) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.newSecrets = newSecrets;
        this.uitdatabank = uitdatabank;
        this.progress = progress;
    }

    /** The same imports, reporting after each row how many have been read. */
    public Imports telling(LongConsumer rows) {
        return new Imports(jdbi, clock, newSecrets, uitdatabank, rows);
    }

    /**
     * Imports cards into stock.
     *
     * @param cardSystem the card system of lines that name none
     */
    public ImportOutcome cards(Actor actor, File file, Optional<Long> cardSystem) {
        return run(actor, List.of(file), sheet(ImportKind.CARDS, file, cardSystem));
    }

    /** Imports passholders with their memberships and cards. */
    public ImportOutcome passholders(Actor actor, File file) {
        return run(actor, List.of(file), sheet(ImportKind.PASSHOLDERS, file, Optional.empty()));
    }

    /** Imports events with their organisers and locations; unusable ones of UiTdatabank are skipped. */
    public ImportOutcome events(Actor actor, List<File> files) {
        return events(actor, files, Unusable.SKIPPED);
    }

    /**
     * Imports events with their organisers and locations.
     *
     * @param files one of comma-separated values, or any number that UiTdatabank wrote
     */
    public ImportOutcome events(Actor actor, List<File> files, Unusable unusable) {
        return run(actor, files, events(files.getFirst(), unusable));
    }

    /** Imports counters with their organisations, applications and permission groups. */
    public ImportOutcome counters(Actor actor, File file) {
        return run(actor, List.of(file), sheet(ImportKind.COUNTERS, file, Optional.empty()));
    }

    /** Imports rewards with their card systems, cities, counters and pictures. */
    public ImportOutcome rewards(Actor actor, File file) {
        return run(actor, List.of(file), sheet(ImportKind.REWARDS, file, Optional.empty()));
    }

    /**
     * What a file would change now; nothing is changed.
     *
     * @param cardSystem the card system of lines about cards that name none
     */
    ImportPreview preview(ImportKind kind, File file, Optional<Long> cardSystem) {
        return jdbi.inTransaction(handle -> {
            var preview = ImportRun.of(handle, sheet(kind, file, cardSystem), List.of(file), progress);
            handle.rollback();
            return preview;
        });
    }

    /**
     * Imports a file in the caller's transaction, with its entry in the audit log. The caller commits if the outcome is
     * the one that was previewed.
     */
    ImportPreview within(Handle handle, Actor actor, ImportKind kind, File file, Optional<Long> cardSystem) {
        var sheet = sheet(kind, file, cardSystem);
        var files = List.of(file);
        var done = ImportRun.of(handle, sheet, files, progress);
        if (done.outcome() instanceof Imported imported && imported.changes() > 0) {
            note(handle, actor, sheet, files, imported);
        }
        return done;
    }

    private Sheet sheet(ImportKind kind, File file, Optional<Long> cardSystem) {
        return switch (kind) {
            case CARDS -> new CardSheet(cardSystem);
            case PASSHOLDERS -> new PassholderSheet(LocalZone.dayOf(clock.instant()));
            case EVENTS -> events(file, Unusable.SKIPPED);
            case COUNTERS -> new CounterSheet(newSecrets);
            case REWARDS -> new RewardSheet();
        };
    }

    private Sheet events(File first, Unusable unusable) {
        return switch (firstCharacter(first)) {
            case '{', '[', '<' -> new UitdatabankSheet(new EventSheet(), uitdatabank, unusable == Unusable.SKIPPED);
            default -> new EventSheet();
        };
    }

    private ImportOutcome run(Actor actor, List<File> files, Sheet sheet) {
        return jdbi.inTransaction(handle -> {
            var outcome = ImportRun.of(handle, sheet, files, progress).outcome();
            switch (outcome) {
                case Imported imported when imported.changes() > 0 -> note(handle, actor, sheet, files, imported);
                case Imported _ -> handle.rollback();
                case ImportOutcome.Refused _ -> handle.rollback();
            }
            return outcome;
        });
    }

    private void note(Handle handle, Actor actor, Sheet sheet, List<File> files, Imported imported) {
        var line = new AuditLog.Line(sheet.act(), subject(files), details(imported));
        AuditLog.write(handle, actor, line, clock.instant());
        ChangeNotices.send(handle);
    }

    private static String details(Imported imported) {
        var counts = counted(imported.lines(), "line") + ", " + counted(imported.changes(), "change");
        long skipped = imported.skipped().count();
        return skipped == 0 ? counts : counts + ", " + skipped + " skipped";
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The first character of a file; a space also if it cannot be read, which the run reports. */
    private static char firstCharacter(File file) {
        try (var content = file.opening().open()) {
            return Content.first(content);
        } catch (BadLine | IOException _) {
            return ' ';
        }
    }

    private static String subject(List<File> files) {
        var first = String.valueOf(Path.of(files.getFirst().name()).getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }
}

package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.imports.ImportOutcome.Refused;

/**
 * An import of files into the database, in one transaction. Their lines are copied into a temporary table, checked
 * there by a few statements and saved by a few more, so that no line needs a round trip of its own.
 */
final class ImportRun {
    /** Allows one import at a time, so that imports need not handle each other's changes. */
    private static final String ALONE = "select true from pg_advisory_xact_lock(hashtext('spaarpunt import'))";

    /**
     * A connection's settings suit small statements that are planned once; the statements of an import read whole
     * tables.
     */
    private static final String FOR_LARGE_STATEMENTS =
            "set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    private final Handle handle;
    private final Sheet sheet;
    private final LongConsumer progress;
    private final Flaws flaws = new Flaws();
    private final Set<String> columns = new LinkedHashSet<>();
    private long lines;
    private long useless;
    private long leftAway;

    private ImportRun(Handle handle, Sheet sheet, LongConsumer progress) {
        this.handle = handle;
        this.sheet = sheet;
        this.progress = progress;
    }

    /** Runs the import, except for the commit. */
    static ImportPreview of(Handle handle, Sheet sheet, List<Imports.File> files, LongConsumer progress) {
        try {
            return new ImportRun(handle, sheet, progress).take(files);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ImportPreview take(List<Imports.File> files) throws IOException {
        handle.createQuery(ALONE).mapTo(Boolean.class).one();
        handle.execute(FOR_LARGE_STATEMENTS);
        handle.execute(
                "create temporary table incoming (line bigint not null, " + sheet.staging() + ") on commit drop");
        if (files.size() > sheet.mostFiles()) {
            return refused(List.of(new Flaw(files.get(1).name(), 1, "a file of comma-separated values comes alone")));
        }
        for (var file : files) {
            flaws.begin(file.name());
            read(file);
        }
        handle.execute("analyze incoming");
        check();
        if (flaws.any()) {
            return refused(flaws.inOrder());
        }
        long added = handle.createQuery(sheet.countOfNew()).mapTo(Long.class).one();
        long changes = sheet.save(handle, List.copyOf(columns));
        return new ImportPreview(new Imported(lines - useless, changes, leftAway, flaws.skipped()), added);
    }

    private static ImportPreview refused(List<Flaw> wrong) {
        return new ImportPreview(new Refused(wrong), 0);
    }

    private void read(Imports.File file) throws IOException {
        try (var content = opened(file);
                var rows = sheet.open(content)) {
            columns.addAll(rows.columns());
            copy(rows);
        } catch (BadLine header) {
            flaws.noteHere(1, header.reason());
        }
    }

    private static BufferedReader opened(Imports.File file) throws BadLine {
        try {
            return file.opening().open();
        } catch (IOException _) {
            throw new BadLine(Content.UNREADABLE);
        }
    }

    private void copy(FileRows rows) throws IOException {
        try (var stream = new PGCopyOutputStream(
                        handle.getConnection().unwrap(PGConnection.class),
                        "copy incoming from stdin with (format csv, encoding 'UTF8')");
                var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                var printer = new CSVPrinter(writer, CSVFormat.POSTGRESQL_CSV)) {
            rows.read(new FileRows.Reader() {
                @Override
                public void line(Line line) throws IOException {
                    stage(line, printer);
                }

                @Override
                public void flaw(long number, String reason) {
                    flaws.noteHere(number, reason);
                }

                @Override
                public void unusable(long number, String reason) {
                    note(number, reason);
                }

                @Override
                public void withdrawn(Line line) throws IOException {
                    print(line, printer);
                }

                @Override
                public void leftAway() {
                    leftAway++;
                }
            });
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private void stage(Line line, CSVPrinter printer) throws IOException {
        lines++;
        progress.accept(lines);
        if (!print(line, printer)) {
            useless++;
        }
    }

    /** Copies a line, unless something is wrong with it. */
    private boolean print(Line line, CSVPrinter printer) throws IOException {
        try {
            var values = sheet.staged(line);
            printer.print(flaws.numberHere(line.number()));
            for (var value : values) {
                printer.print(value.isEmpty() ? null : value);
            }
            printer.println();
            return true;
        } catch (BadLine bad) {
            note(line.number(), sheet.name(line) + bad.reason());
            return false;
        }
    }

    private void note(long line, String reason) {
        if (sheet.skipsUnusable()) {
            flaws.skipHere(line, reason);
        } else {
            flaws.noteHere(line, reason);
        }
    }

    /**
     * A skipped line may have named something that another line relies on, so the checks run until nothing more is
     * skipped.
     */
    private void check() {
        boolean complete;
        do {
            complete = true;
            for (var query : sheet.checks()) {
                complete &= sheet.skipsUnusable() ? skip(query) == 0 : note(query);
            }
        } while (!complete);
    }

    private boolean note(String query) {
        handle.createQuery(query + " order by line limit " + Flaws.MOST)
                .map((row, _) -> {
                    flaws.note(row.getLong("line"), row.getString("reason"));
                    return true;
                })
                .list();
        return true;
    }

    private int skip(String query) {
        var skipped = handle.createQuery("""
                        with flawed as materialized (%s),
                        gone as (delete from incoming where line in (select line from flawed))
                        select line, reason from flawed order by line
                        """.formatted(query))
                .map((row, _) -> {
                    flaws.skip(row.getLong("line"), row.getString("reason"));
                    return row.getLong("line");
                })
                .list();
        useless += skipped.size();
        return skipped.size();
    }
}

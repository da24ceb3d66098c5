package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.imports.ImportOutcome.Refused;

/**
 * One file on its way into the database, within one transaction. Its lines are copied into a temporary table, checked there by a few
 * statements and then taken over by a few more, whose work grows with the file and not with each line's round trip.
 */
final class ImportRun {
    /** A file that is wrong from end to end need not be told so for each of its lines. */
    static final int MAX_FLAWS = 1_000;

    /** One import at a time; what two of them would change at once need not be thought about. */
    private static final String ALONE = "select true from pg_advisory_xact_lock(hashtext('spaarpunt import'))";

    /** The settings of a session suit small statements that are planned once; these read tables as a whole. */
    private static final String FOR_LARGE_STATEMENTS =
            "set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    private final Handle handle;
    private final Sheet sheet;
    private final List<Flaw> flaws = new ArrayList<>();
    private long lines;

    private ImportRun(Handle handle, Sheet sheet) {
        this.handle = handle;
        this.sheet = sheet;
    }

    /** Does everything but commit. */
    static ImportOutcome of(Handle handle, Sheet sheet, BufferedReader file) {
        var run = new ImportRun(handle, sheet);
        try (var csv = CsvFile.open(file, sheet)) {
            return run.take(csv);
        } catch (BadLine header) {
            return new Refused(List.of(new Flaw(1, header.reason())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ImportOutcome take(CsvFile csv) throws IOException {
        handle.createQuery(ALONE).mapTo(Boolean.class).one();
        handle.execute(FOR_LARGE_STATEMENTS);
        handle.execute(
                "create temporary table incoming (line bigint not null, " + sheet.staging() + ") on commit drop");
        copy(csv);
        handle.execute("analyze incoming");
        sheet.checks().forEach(this::check);
        if (!flaws.isEmpty()) {
            flaws.sort(Comparator.comparingLong(Flaw::line));
            return new Refused(flaws.subList(0, Math.min(flaws.size(), MAX_FLAWS)));
        }
        long changes =
                sheet.changes(csv.columns()).stream().mapToLong(handle::execute).sum();
        return new Imported(lines, changes);
    }

    private void copy(CsvFile csv) throws IOException {
        try (var stream = new PGCopyOutputStream(
                        handle.getConnection().unwrap(PGConnection.class),
                        "copy incoming from stdin with (format csv, encoding 'UTF8')");
                var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                var printer = new CSVPrinter(writer, CSVFormat.POSTGRESQL_CSV)) {
            csv.read(new CsvFile.Reader() {
                @Override
                public void line(Line line) throws IOException {
                    stage(line, printer);
                }

                @Override
                public void flaw(Flaw flaw) {
                    note(flaw);
                }
            });
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private void stage(Line line, CSVPrinter printer) throws IOException {
        lines++;
        try {
            var values = sheet.staged(line);
            printer.print(line.number());
            for (var value : values) {
                printer.print(value.isEmpty() ? null : value);
            }
            printer.println();
        } catch (BadLine bad) {
            note(new Flaw(line.number(), bad.reason()));
        }
    }

    private void check(String query) {
        handle.createQuery(query + " order by line limit " + MAX_FLAWS)
                .map((row, _) -> new Flaw(row.getLong("line"), row.getString("reason")))
                .forEach(this::note);
    }

    private void note(Flaw flaw) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(flaw);
        }
    }
}

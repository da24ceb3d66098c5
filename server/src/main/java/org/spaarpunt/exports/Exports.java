package org.spaarpunt.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.Timestamps;

/**
 * Writes tables as comma-separated values (RFC 4180), each as it was at one moment. All of them are about people, so an
 * entry in the audit log is committed before the first row is written.
 */
public final class Exports {
    private final Jdbi jdbi;
    private final Jdbi reading;
    private final InstantSource clock;

    /** @param reading for the rows, which may be a few seconds old; the audit log is written by the other */
    public Exports(Jdbi jdbi, Jdbi reading, InstantSource clock) {
        this.jdbi = jdbi;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * The requested export.
     *
     * @param to is not closed
     * @param progress receives the number of rows after each row
     */
    public record Wanted(Span days, Writer to, LongConsumer progress) {}

    /** Exports check-ins, including undone ones; returns how many. */
    public long checkins(Actor actor, Wanted wanted) throws IOException {
        return write(actor, Table.CHECKINS, wanted);
    }

    /** Exports the ledger. */
    public long transfers(Actor actor, Wanted wanted) throws IOException {
        return write(actor, Table.TRANSFERS, wanted);
    }

    /** Exports people, a row for each card system that they are members of. */
    public long passholders(Actor actor, Wanted wanted) throws IOException {
        return write(actor, Table.PASSHOLDERS, wanted);
    }

    private long write(Actor actor, Table table, Wanted wanted) throws IOException {
        var line = new AuditLog.Line(table.act(), "", wanted.days().text());
        jdbi.useTransaction(handle -> AuditLog.write(handle, actor, line, clock.instant()));
        var printer = new CSVPrinter(wanted.to(), CSVFormat.RFC4180);
        long rows = Snapshot.read(reading, snapshot -> {
            var query = snapshot.query(table.query())
                    .bind("from", Timestamps.bound(wanted.days().beginning()))
                    .bind("until", Timestamps.bound(wanted.days().end()));
            var body = new Body(printer, wanted.progress());
            Snapshot.each(query, body::header, body::row);
            return body.rows();
        });
        printer.flush();
        return rows;
    }
}

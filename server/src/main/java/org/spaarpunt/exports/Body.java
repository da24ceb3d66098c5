package org.spaarpunt.exports;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVPrinter;

/** Prints a query's rows below the names of its columns. Not thread-safe. */
final class Body {
    private final CSVPrinter printer;
    private final LongConsumer progress;
    private long rows;

    Body(CSVPrinter printer, LongConsumer progress) {
        this.printer = printer;
        this.progress = progress;
    }

    void header(ResultSet results) throws SQLException, IOException {
        var columns = results.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            printer.print(columns.getColumnLabel(column));
        }
        printer.println();
    }

    void row(ResultSet row) throws SQLException, IOException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            var value = Value.in(row, column).orElse("");
            printer.print(value instanceof String text ? Cell.harmless(text) : value);
        }
        printer.println();
        rows++;
        progress.accept(rows);
    }

    long rows() {
        return rows;
    }
}

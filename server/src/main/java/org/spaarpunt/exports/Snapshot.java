package org.spaarpunt.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The database as it is at one moment, read row by row whatever its size; writers do not wait for it. */
final class Snapshot {
    /** Rows that are fetched, and so held in memory, at once. */
    private static final int ROWS_AT_ONCE = 1_000;

    /** The settings of a session suit small statements that are planned once; these read whole tables. */
    private static final String FOR_LARGE_STATEMENTS =
            "set transaction read only; set local enable_seqscan = on; set local plan_cache_mode = force_custom_plan";

    private final Handle handle;

    /** Reads from the snapshot. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Snapshot snapshot) throws IOException;
    }

    /** Receives the current row. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException, IOException;
    }

    private Snapshot(Handle handle) {
        this.handle = handle;
    }

    static <T> T read(Jdbi jdbi, Reading<T> reading) throws IOException {
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                handle.execute(FOR_LARGE_STATEMENTS);
                try {
                    return reading.of(new Snapshot(handle));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    Query query(String sql) {
        return handle.createQuery(sql).setFetchSize(ROWS_AT_ONCE);
    }

    /** Called before the first row, and then for each row. */
    static void each(Query query, Row header, Row row) {
        query.scanResultSet((results, _) -> {
            try (var rows = results.get()) {
                header.take(rows);
                while (rows.next()) {
                    row.take(rows);
                }
                return true;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}

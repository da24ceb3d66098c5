package org.spaarpunt.secrets;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SealedColumn.Rows;

/**
 * Seals the values of columns. A text that was stored in plain by an older server or by hand is not usable before
 * {@link #sealPlain()} has sealed it.
 */
public record SealedColumns(Jdbi jdbi, SecretBox box, List<SealedColumn> columns) {
    /** Rows that are read at once. Each is sealed again in a commit of its own, so that nothing waits for it. */
    private static final int BATCH = 500;

    private record Found(String id, String secret) {}

    public SealedColumns {
        columns = List.copyOf(columns);
    }

    /**
     * Seals the values that are stored in plain.
     *
     * @return how many there were
     */
    public int sealPlain() {
        int sealed = 0;
        for (var column : columns.stream()
                .filter(one -> one.rows().contains(Rows.MAY_BE_PLAIN))
                .toList()) {
            var plain = jdbi.withHandle(handle -> handle.createQuery(column.plain())
                    .map((row, _) -> new Found(row.getString("id"), row.getString("secret")))
                    .list());
            for (var found : plain) {
                sealed += replace(column, found, found.secret());
            }
        }
        return sealed;
    }

    /**
     * Seals all values with the first key, while servers run.
     *
     * @return how many texts were not sealed with it before
     * @throws IllegalStateException when a text opens with none of the keys; those sealed so far stay sealed
     */
    public int reseal() {
        int resealed = sealPlain();
        for (var column : columns) {
            var batch = after(column, "");
            while (!batch.isEmpty()) {
                for (var found : batch) {
                    resealed +=
                            box.isSealedWithFirst(found.secret()) ? 0 : replace(column, found, opened(column, found));
                }
                batch = after(column, batch.getLast().id());
            }
        }
        return resealed;
    }

    private String opened(SealedColumn column, Found found) {
        var row = column.rows().contains(Rows.MAY_BE_NAMED) ? " of " + found.id() : "";
        return box.open(column.purpose() + found.id(), found.secret())
                .orElseThrow(() -> new IllegalStateException("A secret in " + column.table() + "." + column.column()
                        + row + " opens with none of the keys of the setting secret-keys"));
    }

    private List<Found> after(SealedColumn column, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(column.after())
                .bind("after", id)
                .bind("batch", BATCH)
                .map((row, _) -> new Found(row.getString("id"), row.getString("secret")))
                .list());
    }

    /** Replaces the value if it is still the one that was read: another server may have changed it meanwhile. */
    private int replace(SealedColumn column, Found found, String secret) {
        return jdbi.withHandle(handle -> handle.createUpdate(column.replace())
                .bind("id", found.id())
                .bind("found", found.secret())
                .bind("sealed", box.seal(column.purpose() + found.id(), secret))
                .execute());
    }
}

package org.spaarpunt.storage;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Erases details of rows by the time at which these were made. The owner of the table writes the statements, which have the
 * parameters {@code from}, included, and {@code to}, excluded.
 *
 * @param first selects as {@code first} when the first row was made that has details
 * @param erase removes the details, and changes no other row
 */
public record AgedDetails(String first, String erase) {
    /** When the first row of this time was made that has details. */
    public Optional<Instant> first(Handle handle, Instant from, Instant to) {
        return handle.createQuery(first)
                .bind("from", Timestamps.bound(from))
                .bind("to", Timestamps.bound(to))
                .map((row, _) -> Timestamps.ifAnyIn(row, "first"))
                .one();
    }

    /** Erases the details of this time in a transaction of the caller's, and returns how many rows had some. */
    public int erase(Handle handle, Instant from, Instant to) {
        return handle.createUpdate(erase)
                .bind("from", Timestamps.bound(from))
                .bind("to", Timestamps.bound(to))
                .execute();
    }
}

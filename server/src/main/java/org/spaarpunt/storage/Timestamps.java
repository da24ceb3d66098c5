package org.spaarpunt.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants in columns of the type {@code timestamptz}. */
public final class Timestamps {
    private Timestamps() {}

    /** As a value to bind. */
    public static OffsetDateTime bound(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** Read from a column that is never null. */
    public static Instant in(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> ifAnyIn(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

package org.spaarpunt.exports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.spaarpunt.time.LocalZone;

/** Values of columns in the form of export files: instants in local time with their offset. */
final class Value {
    private static final String MOMENT = "timestamptz";

    private Value() {}

    /** A Number, a Boolean or a String; empty for what is null. */
    static Optional<Object> in(ResultSet row, int column) throws SQLException {
        if (row.getMetaData().getColumnTypeName(column).equals(MOMENT)) {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                    .map(Value::local);
        }
        return Optional.ofNullable(row.getObject(column)).map(Value::plain);
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static String local(OffsetDateTime moment) {
        return moment.toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(LocalZone.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}

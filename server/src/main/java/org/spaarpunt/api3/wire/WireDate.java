package org.spaarpunt.api3.wire;

import static java.time.format.ResolverStyle.STRICT;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.spaarpunt.time.LocalZone;

/** Days and moments as the protocol reads and writes them: in local time with its offset, to the second. */
public final class WireDate {
    /** A day, or a moment with optional seconds, fraction and offset. */
    private static final DateTimeFormatter W3C_DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(STRICT);

    private WireDate() {}

    /** The midnight with which a day begins, which is how the protocol writes a day. */
    public static String startOf(LocalDate day) {
        return of(LocalZone.startOf(day));
    }

    /** The last second of a day, which is how the protocol writes the last day of something. */
    public static String endOf(LocalDate day) {
        return of(LocalZone.endOf(day).minusSeconds(1));
    }

    /** As in {@code 2015-06-29T13:44:00+02:00}. */
    public static String of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .atZone(LocalZone.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /**
     * A day, or a moment with its offset or in local time.
     *
     * @throws DateTimeException if it is neither
     */
    public static TemporalAccessor parse(String text) {
        return W3C_DATE.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }
}

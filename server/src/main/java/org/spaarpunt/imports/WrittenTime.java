package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.time.LocalZone;

/**
 * A moment or a day as written in a file. An offset may have any form of ISO 8601; a time without one is local.
 *
 * @param local the local time; for a day without a time, its midnight
 * @param instant present if there was an offset
 * @param wholeDay whether no time was written
 */
record WrittenTime(LocalDateTime local, Optional<Instant> instant, boolean wholeDay) {
    /** An example of what is expected, for messages. */
    static final String EXAMPLE = "2026-11-24T20:00:00+01:00";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern(":mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** The end of a day, as ISO 8601 allows it. */
    private static final Pattern TWENTY_FOUR = Pattern.compile("(?<=T|^)24:00(:00(\\.0+)?)?");

    private static final int LENGTH_OF_DAY = "2026-11-24".length();

    /** Reads a moment or a day; empty if the text is neither. */
    static Optional<WrittenTime> parse(String text) {
        try {
            if (text.length() <= LENGTH_OF_DAY
                    || !Character.isLetter(text.charAt(LENGTH_OF_DAY))
                    || text.substring(LENGTH_OF_DAY).equalsIgnoreCase("Z")) {
                return Optional.of(ofDay(DAY.parse(text, LocalDate::from)));
            }
            var midnight = TWENTY_FOUR.matcher(text);
            return Optional.of(
                    midnight.find()
                            ? of(MOMENT.parse(midnight.replaceFirst("00:00"))).plusDay()
                            : of(MOMENT.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Reads a time of day, local whatever its offset; empty if the text is not a time. */
    static Optional<LocalTime> parseTime(String text) {
        try {
            return Optional.of(TIME.parse(TWENTY_FOUR.matcher(text).replaceFirst("00:00"), LocalTime::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Reads a day, ignoring any offset after it. */
    static Optional<LocalDate> parseDay(String text) {
        return parse(text).map(_ -> LocalDate.parse(text.substring(0, LENGTH_OF_DAY)));
    }

    LocalDate day() {
        return local.toLocalDate();
    }

    /** The occurrence from this time to the other, or to the end of the day if the other is a day. */
    Occurrence until(WrittenTime end) {
        if (end.wholeDay) {
            return Occurrence.of(local, end.local.with(Occurrence.LAST_MINUTE));
        }
        // In the hour that occurs twice when clocks change, the end may show an earlier time than the start, or the
        // same.
        boolean turnedBack = !end.local.isAfter(local)
                && instant.isPresent()
                && end.instant.filter(known -> known.isAfter(instant.get())).isPresent();
        return Occurrence.of(local, turnedBack ? local.plusMinutes(1) : end.local);
    }

    private WrittenTime plusDay() {
        return new WrittenTime(local.plusDays(1), Optional.empty(), false);
    }

    private static WrittenTime ofDay(LocalDate day) {
        return new WrittenTime(day.atStartOfDay(), Optional.empty(), true);
    }

    private static WrittenTime of(TemporalAccessor written) {
        if (!written.isSupported(ChronoField.OFFSET_SECONDS)) {
            return new WrittenTime(LocalDateTime.from(written), Optional.empty(), false);
        }
        var instant = OffsetDateTime.of(LocalDateTime.from(written), ZoneOffset.from(written))
                .toInstant();
        return new WrittenTime(LocalDateTime.ofInstant(instant, LocalZone.ZONE), Optional.of(instant), false);
    }
}

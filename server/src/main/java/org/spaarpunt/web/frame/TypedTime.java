package org.spaarpunt.web.frame;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.time.LocalZone;

/** Days and times as people type them, or as a browser sends them. */
public final class TypedTime {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.uh](\\d{2}))?(?::\\d{2})?");
    private static final DateTimeFormatter BELGIAN_DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private TypedTime() {}

    /** A day such as 2027-12-31 or 31/12/2027. */
    public static Optional<LocalDate> day(String text) {
        try {
            var day = text.contains("/") ? LocalDate.parse(text, BELGIAN_DAY) : LocalDate.parse(text);
            LocalZone.requireInRange(day);
            return Optional.of(day);
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A time such as 9:00, 9.00, 9u30 or 9; 24:00 is midnight. */
    public static Optional<LocalTime> time(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = Optional.ofNullable(parts.group(2)).map(Integer::parseInt).orElse(0);
        try {
            return Optional.of(hour == 24 && minute == 0 ? LocalTime.MIDNIGHT : LocalTime.of(hour, minute));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

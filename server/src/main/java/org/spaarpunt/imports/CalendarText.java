package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import org.spaarpunt.events.BrokenCalendarException;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;

/**
 * A calendar as people type it into a cell, in local time: {@code permanent}; {@code every day 2026-09-01/2027-06-30}; or dates with
 * spaces between them, {@code 2026-11-24T20:00/2026-11-24T23:00}, {@code 2026-11-25T20:00} or {@code 2026-11-26/2026-11-27}. What has
 * opening hours is written as {@link CalendarJson} has it.
 */
final class CalendarText {
    private static final String PERMANENT = "permanent";
    private static final String EVERY_DAY = "every day ";

    private CalendarText() {}

    static Calendar parse(String text) throws BadLine {
        try {
            if (text.startsWith("{")) {
                return CalendarJson.read(text);
            }
            if (text.equals(PERMANENT)) {
                return new Calendar.Permanent(OpeningHours.UNKNOWN);
            }
            return text.startsWith(EVERY_DAY) ? periodic(text.substring(EVERY_DAY.length())) : dates(text);
        } catch (BrokenCalendarException | DateTimeException | IllegalArgumentException broken) {
            throw new BadLine("calendar is not understood: " + broken.getMessage());
        }
    }

    private static Calendar periodic(String text) {
        var ends = text.strip().split("/", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("a period looks like every day 2026-09-01/2027-06-30");
        }
        return new Calendar.Periodic(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]), OpeningHours.UNKNOWN);
    }

    private static Calendar dates(String text) {
        var occurrences = new ArrayList<Occurrence>();
        for (var date : text.strip().split("\\s+", -1)) {
            occurrences.add(occurrence(date.split("/", -1)));
        }
        return new Calendar.Dates(occurrences);
    }

    private static Occurrence occurrence(String[] ends) {
        if (ends.length > 2) {
            throw new IllegalArgumentException("a date has one start and one end");
        }
        if (ends[0].indexOf('T') < 0) {
            return new Occurrence.AllDay(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
        }
        var start = LocalDateTime.parse(ends[0]);
        return ends.length == 1
                ? new Occurrence.Starting(start)
                : new Occurrence.Timed(start, LocalDateTime.parse(ends[1]));
    }
}

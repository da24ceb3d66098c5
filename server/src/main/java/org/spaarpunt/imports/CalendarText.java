package org.spaarpunt.imports;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.events.BrokenCalendarException;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;

/**
 * A calendar as people type it into a cell, in local time: {@code permanent}; {@code every day 2026-09-01/2027-06-30};
 * or dates separated by spaces, {@code 2026-11-24T20:00/2026-11-24T23:00}, {@code 2026-11-25T20:00} or {@code
 * 2026-11-26/2026-11-27}. Calendars with opening hours are written in the form of {@link CalendarJson}. Starts and
 * ends are interpreted as by {@link Occurrence#of}.
 */
final class CalendarText {
    private static final String PERMANENT = "permanent";
    private static final String EVERY_DAY = "every day ";

    private CalendarText() {}

    static Calendar parse(String text) throws BadLine {
        try {
            if (text.startsWith("{")) {
                return document(text);
            }
            if (text.equals(PERMANENT)) {
                return new Calendar.Permanent(OpeningHours.UNKNOWN);
            }
            return text.startsWith(EVERY_DAY) ? periodic(text.substring(EVERY_DAY.length())) : dates(text);
        } catch (IllegalArgumentException impossible) {
            throw bad(impossible.getMessage());
        }
    }

    private static Calendar document(String text) throws BadLine {
        try {
            return CalendarJson.read(text) instanceof Calendar.Dates(var dates)
                    ? new Calendar.Dates(dates.stream().map(CalendarText::meant).toList())
                    : CalendarJson.read(text);
        } catch (BrokenCalendarException broken) {
            throw bad(broken.reason().orElse("it is no JSON such as {\"kind\": \"permanent\"}"));
        }
    }

    /** The occurrence that the text means. */
    private static Occurrence meant(Occurrence written) {
        return switch (written) {
            case Occurrence.Timed(var start, var end) -> Occurrence.of(start, end);
            case Occurrence.Starting(var start) -> Occurrence.of(start);
            case Occurrence.AllDay days -> days;
        };
    }

    private static Calendar periodic(String text) throws BadLine {
        var ends = text.strip().split("/", -1);
        if (ends.length != 2) {
            throw bad("a period looks like every day 2026-09-01/2027-06-30");
        }
        return new Calendar.Periodic(time(ends[0]).day(), time(ends[1]).day(), OpeningHours.UNKNOWN);
    }

    private static Calendar dates(String text) throws BadLine {
        var occurrences = new ArrayList<Occurrence>();
        for (var date : text.strip().split("\\s+", -1)) {
            occurrences.add(occurrence(date.split("/", -1)));
        }
        return new Calendar.Dates(occurrences);
    }

    private static Occurrence occurrence(String[] ends) throws BadLine {
        if (ends.length > 2) {
            throw bad("a date has one start and one end");
        }
        var start = time(ends[0]);
        return ends.length == 1 ? Occurrence.of(start.local()) : start.until(time(ends[1]));
    }

    private static WrittenTime time(String text) throws BadLine {
        return WrittenTime.parse(text)
                .orElseThrow(() -> bad("neither a day nor a time such as 2026-11-24T20:00: " + PlainText.quoted(text)));
    }

    private static BadLine bad(@Nullable String reason) {
        return new BadLine("calendar is not understood: " + reason);
    }
}

package org.spaarpunt.events;

import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;
import org.spaarpunt.events.Occurrence.AllDay;
import org.spaarpunt.events.Occurrence.Starting;
import org.spaarpunt.events.Occurrence.Timed;
import org.spaarpunt.events.OpeningHours.Adjustment;
import org.spaarpunt.events.OpeningHours.Span;

/** Reads calendars in the format of {@link CalendarJson}; {@link CalendarWriter} does the reverse. */
final class CalendarReader {
    private static final Map<String, DayOfWeek> WEEKDAYS = Arrays.stream(DayOfWeek.values())
            .collect(toMap(weekday -> weekday.name().toLowerCase(Locale.ROOT), weekday -> weekday));

    private CalendarReader() {}

    static Calendar calendar(StrictFields document) {
        return switch (document.text("kind")) {
            case "dates" -> dates(document.only(Set.of("kind", "dates")));
            case "periodic" -> periodic(document.only(Set.of("kind", "from", "to", "hours", "adjusted")));
            case "permanent" -> new Permanent(hours(document.only(Set.of("kind", "hours", "adjusted"))));
            case String other -> throw new BrokenCalendarException("unknown kind '" + other + "'");
        };
    }

    private static Dates dates(StrictFields document) {
        return new Dates(document.objects("dates").stream()
                .map(CalendarReader::occurrence)
                .toList());
    }

    private static Periodic periodic(StrictFields document) {
        return new Periodic(
                LocalDate.parse(document.text("from")), LocalDate.parse(document.text("to")), hours(document));
    }

    private static Occurrence occurrence(StrictFields date) {
        if (date.has("first")) {
            date.only(Set.of("first", "last"));
            return new AllDay(LocalDate.parse(date.text("first")), LocalDate.parse(date.text("last")));
        }
        date.only(Set.of("start", "end"));
        LocalDateTime start = LocalDateTime.parse(date.text("start"));
        if (!date.has("end")) {
            return new Starting(start);
        }
        LocalDateTime end = LocalDateTime.parse(date.text("end"));
        // Stored by a version that took such an end to be known.
        return end.equals(start) ? Occurrence.of(start) : new Timed(start, end);
    }

    private static OpeningHours hours(StrictFields document) {
        var week = document.has("hours") ? week(document.fields("hours")) : Map.<DayOfWeek, List<Span>>of();
        var adjustments = document.has("adjusted")
                ? document.objects("adjusted").stream()
                        .map(CalendarReader::adjustment)
                        .toList()
                : List.<Adjustment>of();
        return new OpeningHours(week, adjustments);
    }

    private static Adjustment adjustment(StrictFields adjusted) {
        adjusted.only(Set.of("first", "last", "hours"));
        return new Adjustment(
                LocalDate.parse(adjusted.text("first")),
                LocalDate.parse(adjusted.text("last")),
                adjusted.has("hours") ? week(adjusted.fields("hours")) : Map.of());
    }

    private static Map<DayOfWeek, List<Span>> week(StrictFields hours) {
        hours.only(WEEKDAYS.keySet());
        Map<DayOfWeek, List<Span>> open = new EnumMap<>(DayOfWeek.class);
        WEEKDAYS.forEach((name, weekday) -> {
            if (hours.has(name)) {
                open.put(
                        weekday,
                        hours.texts(name).stream().map(CalendarReader::span).toList());
            }
        });
        // Weekday hours without any span could mean closed or unknown: rejected rather than guessed.
        if (open.isEmpty() || open.containsValue(List.<Span>of())) {
            throw new BrokenCalendarException("hours without hours in " + hours.object());
        }
        return open;
    }

    private static Span span(String text) {
        String[] times = text.split("-", -1);
        if (times.length != 2) {
            throw new BrokenCalendarException("hours are opens-closes, not '" + text + "'");
        }
        return new Span(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }
}

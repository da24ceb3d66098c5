package org.spaarpunt.web.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.EventPart;
import org.spaarpunt.events.EventRegister;
import org.spaarpunt.events.EventTerms;
import org.spaarpunt.events.EventVersion;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.Organisation;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.storage.Text;

/**
 * The values in the fields of an event's form, as texts: stored ones, or those that were sent.
 *
 * @param rows of dates that the form shows
 */
record EventFields(Map<String, String> values, int rows) {
    static final String TITLE = "title";
    static final String DESCRIPTION = "description";
    static final String ORGANISER = "organiser";

    /** The name of the place. */
    static final String PLACE = "place";

    /** The id of the place, chosen for the text in {@link #PLACE_OF}. */
    static final String PLACE_ID = "placeId";

    static final String PLACE_OF = "placeOf";
    static final String CITY = "city";
    static final String KIND = "kind";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String POINTS = "points";
    static final String VOLUME = "volume";
    static final String PERIOD = "period";
    static final String BEFORE = "before";
    static final String AFTER = "after";

    /** The version of the event that was changed in the form. */
    static final String VERSION = "version";

    /** The fields of one date; each name is followed by the number of the row, from 1. */
    static final String DAY = "day";

    static final String UNTIL = "until";
    static final String START = "start";
    static final String END = "end";

    static final String DATES = "dates";
    static final String PERIODIC = "periodic";
    static final String PERMANENT = "permanent";

    /** The dates of the event are too many for a form, and stay as they are. */
    static final String KEPT = "kept";

    /** The value of {@link #PERIOD} for an event without a limit. */
    static final String UNLIMITED = "NONE";

    /** The most dates in the form; an event with more keeps its calendar. */
    static final int MAX_ROWS = 60;

    private static final int FIRST_ROWS = 1;
    private static final int MORE_ROWS = 4;
    private static final String ROWS = "rows";
    private static final double MINUTES_AN_HOUR = 60;

    private static final Set<String> TYPED = Set.of(TITLE, DESCRIPTION, CITY, PLACE, PLACE_OF);

    /** The fields of each part; those of the calendar are all that belong to no other part. */
    private static final Map<EventPart, Set<String>> FIELDS = Map.of(
            EventPart.TITLE, Set.of(TITLE),
            EventPart.DESCRIPTION, Set.of(DESCRIPTION),
            EventPart.PLACE, Set.of(PLACE, PLACE_ID, PLACE_OF),
            EventPart.CITY, Set.of(CITY),
            EventPart.POINTS, Set.of(POINTS),
            EventPart.LIMIT, Set.of(VOLUME, PERIOD),
            EventPart.MARGINS, Set.of(BEFORE, AFTER));

    EventFields {
        values = Map.copyOf(values);
        rows = Math.clamp(rows, FIRST_ROWS, MAX_ROWS);
    }

    /** A form for a new event, which takes place today, at its likely organiser's. */
    static EventFields ofNew(LocalDate today, Optional<Organisation> organiser) {
        var values = new HashMap<>(Map.of(
                ORGANISER,
                organiser.map(known -> String.valueOf(known.id())).orElse(""),
                KIND,
                DATES,
                DAY + 1,
                today.toString(),
                POINTS,
                "1",
                VOLUME,
                "1",
                PERIOD,
                "DAY",
                BEFORE,
                "5",
                AFTER,
                "5"));
        organiser.ifPresent(place -> putPlace(place, values));
        return new EventFields(values, FIRST_ROWS);
    }

    static EventFields of(EventRegister.Details details) {
        var values = new HashMap<String, String>();
        values.put(TITLE, details.event().title());
        values.put(DESCRIPTION, details.description());
        values.put(CITY, details.city());
        details.event().location().ifPresent(place -> putPlace(place, values));
        values.put(VERSION, EventVersion.of(details).text());
        values.put(ORGANISER, String.valueOf(details.event().organiser().id()));
        putTerms(details.event().terms(), values);
        return new EventFields(values, putCalendar(details.calendar(), values));
    }

    /** What was sent, in the form in which it would be stored. */
    static EventFields of(Parameters sent) {
        var values = sent.pairs().stream()
                .collect(Collectors.toMap(
                        Parameters.Parameter::name, pair -> clean(pair.name(), pair.value()), (first, _) -> first));
        return new EventFields(values, rows(values.getOrDefault(ROWS, "")));
    }

    private static String clean(String name, String value) {
        return Text.stripped(TYPED.contains(name) ? Text.composed(value.replace("\r\n", "\n")) : value);
    }

    private static int rows(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return FIRST_ROWS;
        }
    }

    EventFields withMoreRows() {
        return new EventFields(values, rows + MORE_ROWS);
    }

    /** These fields with those of some parts, and the version, as they are in others. */
    EventFields with(EventFields others, Set<EventPart> parts) {
        var merged = new HashMap<>(values);
        merged.keySet().removeIf(field -> parts.contains(partOf(field)));
        others.values.forEach((field, value) -> {
            if (parts.contains(partOf(field))) {
                merged.put(field, value);
            }
        });
        merged.put(VERSION, others.get(VERSION));
        return new EventFields(merged, parts.contains(EventPart.CALENDAR) ? others.rows : rows);
    }

    private static EventPart partOf(String field) {
        return FIELDS.entrySet().stream()
                .filter(part -> part.getValue().contains(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(EventPart.CALENDAR);
    }

    private static void putPlace(Organisation place, Map<String, String> values) {
        values.put(PLACE, place.name());
        values.put(PLACE_ID, String.valueOf(place.id()));
        values.put(PLACE_OF, place.name());
    }

    /** The id of the place that was chosen for the text as it is now. */
    Optional<Long> chosenPlace() {
        return is(PLACE, get(PLACE_OF)) ? id(get(PLACE_ID)) : Optional.empty();
    }

    /** An id as a form sends it; empty if it is none. */
    static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean is(String name, String value) {
        return get(name).equals(value);
    }

    boolean mayHaveMoreRows() {
        return rows < MAX_ROWS;
    }

    List<DayOfWeek> weekdays() {
        return List.of(DayOfWeek.values());
    }

    static String hoursOf(DayOfWeek weekday) {
        return weekday.name().toLowerCase(Locale.ROOT);
    }

    private static void putTerms(EventTerms terms, Map<String, String> values) {
        values.put(POINTS, String.valueOf(terms.points()));
        values.put(
                VOLUME,
                terms.limit().map(limit -> String.valueOf(limit.volume())).orElse("1"));
        values.put(PERIOD, terms.limit().map(limit -> limit.period().name()).orElse(UNLIMITED));
        values.put(BEFORE, hours(terms.margins().before()));
        values.put(AFTER, hours(terms.margins().after()));
    }

    private static String hours(Duration length) {
        long minutes = length.toMinutes();
        return minutes % (long) MINUTES_AN_HOUR == 0
                ? String.valueOf(length.toHours())
                : "%d:%02d".formatted(length.toHours(), length.toMinutesPart());
    }

    /** @return the rows of dates */
    private static int putCalendar(Calendar calendar, Map<String, String> values) {
        return switch (calendar) {
            case Calendar.Dates(var dates)
            when dates.size() > MAX_ROWS -> {
                values.put(KIND, KEPT);
                yield FIRST_ROWS;
            }
            case Calendar.Dates(var dates) -> {
                values.put(KIND, DATES);
                int row = 0;
                for (var date : dates) {
                    putDate(date, ++row, values);
                }
                yield row;
            }
            case Calendar.Periodic(var from, var to, var hours) -> {
                values.put(KIND, PERIODIC);
                values.put(FIRST, from.toString());
                values.put(LAST, to.toString());
                putHours(hours, values);
                yield FIRST_ROWS;
            }
            case Calendar.Permanent(var hours) -> {
                values.put(KIND, PERMANENT);
                putHours(hours, values);
                yield FIRST_ROWS;
            }
        };
    }

    private static void putDate(Occurrence date, int row, Map<String, String> values) {
        values.put(DAY + row, date.firstDay().toString());
        switch (date) {
            case Occurrence.AllDay(var first, var last) -> {
                if (!last.equals(first)) {
                    values.put(UNTIL + row, last.toString());
                }
            }
            case Occurrence.Starting(var start) ->
                values.put(START + row, start.toLocalTime().toString());
            case Occurrence.Timed(var start, var end) -> {
                values.put(START + row, start.toLocalTime().toString());
                values.put(END + row, end.toLocalTime().toString());
                boolean sameEvening = end.toLocalDate().equals(start.toLocalDate())
                        || (end.toLocalDate().equals(start.toLocalDate().plusDays(1))
                                && end.toLocalTime().isBefore(start.toLocalTime()));
                if (!sameEvening) {
                    values.put(UNTIL + row, end.toLocalDate().toString());
                }
            }
        }
    }

    private static void putHours(OpeningHours hours, Map<String, String> values) {
        hours.week()
                .forEach((weekday, spans) -> values.put(
                        hoursOf(weekday),
                        spans.stream()
                                .map(span -> span.opens() + "-" + span.closes())
                                .collect(Collectors.joining(", "))));
    }
}

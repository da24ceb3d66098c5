package org.spaarpunt.imports;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.OpeningHours.Span;

/** Collects opening hours, weekday by weekday. Not thread-safe. */
final class WeekScheme {
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);

    /** The weekday of this English name, case-insensitive. */
    static Optional<DayOfWeek> weekday(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return Stream.of(DayOfWeek.values())
                .filter(weekday -> weekday.name().equals(upper))
                .findFirst();
    }

    void open(DayOfWeek weekday, LocalTime opens, LocalTime closes) {
        week.computeIfAbsent(weekday, _ -> new ArrayList<>()).add(new Span(opens, closes));
    }

    OpeningHours hours() {
        return new OpeningHours(week);
    }
}

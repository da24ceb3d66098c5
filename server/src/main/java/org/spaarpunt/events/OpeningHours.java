package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The hours at which something is open, the same every week.
 *
 * <p>Only weekdays with hours are kept, so hours without any weekday are {@link #UNKNOWN}, never "always closed".
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week) {
    /** Most spans one weekday may have. */
    public static final int MAX_SPANS_A_DAY = 24;

    /** Nothing is known of the hours. */
    public static final OpeningHours UNKNOWN = new OpeningHours(Map.of());

    public OpeningHours {
        EnumMap<DayOfWeek, List<Span>> open = new EnumMap<>(DayOfWeek.class);
        week.forEach((weekday, spans) -> {
            if (spans.size() > MAX_SPANS_A_DAY) {
                throw new IllegalArgumentException(weekday + " has more than " + MAX_SPANS_A_DAY + " opening hours");
            }
            if (!spans.isEmpty()) {
                open.put(weekday, List.copyOf(spans));
            }
        });
        week = Collections.unmodifiableMap(open);
    }

    /** From opening to closing; a closing time that is not after the opening time lies on the next day. */
    public record Span(LocalTime opens, LocalTime closes) {
        public Span {
            requireNonNull(opens, "opens");
            requireNonNull(closes, "closes");
        }

        /** The day of closing, for a span that opens on the given day. */
        LocalDate closingDay(LocalDate openingDay) {
            return closes.isAfter(opens) ? openingDay : openingDay.plusDays(1);
        }
    }

    /** Whether the hours bound anything at all. */
    public boolean areKnown() {
        return !week.isEmpty();
    }

    /** The spans that open on a day, none when it is closed. */
    List<Span> on(LocalDate day) {
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}

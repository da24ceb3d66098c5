package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spaarpunt.time.LocalZone;

/**
 * Opening hours: the same every week, except on adjusted days.
 *
 * <p>Only weekdays with hours are stored, so a week without any weekday means unknown, never "always closed": days that
 * are not adjusted are then open all day.
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week, List<Adjustment> adjustments) {
    /** The most spans of one weekday. */
    public static final int MAX_SPANS_A_DAY = 24;

    /** The most adjustments to the week; finding hours checks each of them. */
    public static final int MAX_ADJUSTMENTS = 366;

    /** Unknown hours. */
    public static final OpeningHours UNKNOWN = new OpeningHours(Map.of());

    public OpeningHours {
        week = known(week);
        adjustments = List.copyOf(adjustments);
        if (adjustments.size() > MAX_ADJUSTMENTS) {
            throw new IllegalArgumentException("more than " + MAX_ADJUSTMENTS + " adjustments of opening hours");
        }
    }

    /** Hours that are the same every week. */
    public OpeningHours(Map<DayOfWeek, List<Span>> week) {
        this(week, List.of());
    }

    /**
     * From opening to closing. A closing time before the opening time is on the next day. A closing time equal to the
     * opening time is unknown: then it is open until midnight.
     */
    public record Span(LocalTime opens, LocalTime closes) {
        /** From midnight to midnight. */
        static final Span WHOLE_DAY = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        public Span {
            requireNonNull(opens, "opens");
            requireNonNull(closes, "closes");
        }

        /** Whether it is a day without hours rather than hours that begin and end at midnight. */
        boolean isWholeDay() {
            return opens.equals(LocalTime.MIDNIGHT)
                    && (closes.equals(LocalTime.MIDNIGHT) || Occurrence.isLastMinute(closes));
        }

        /** When a span that opens on the given day closes. */
        LocalDateTime closing(LocalDate openingDay) {
            if (closes.equals(opens)) {
                return openingDay.plusDays(1).atStartOfDay();
            }
            return (closes.isAfter(opens) ? openingDay : openingDay.plusDays(1)).atTime(closes);
        }
    }

    /**
     * A range of days, both ends included, with different hours.
     *
     * @param week the hours; a weekday without hours is closed; empty: all days are closed
     */
    public record Adjustment(LocalDate first, LocalDate last, Map<DayOfWeek, List<Span>> week) {
        public Adjustment {
            LocalZone.requireInRange(first);
            LocalZone.requireInRange(last);
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("adjusted opening hours from " + first + " cannot end on " + last);
            }
            week = known(week);
        }

        public static Adjustment closed(LocalDate first, LocalDate last) {
            return new Adjustment(first, last, Map.of());
        }

        private boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Whether the hours of the week are known. */
    public boolean areKnown() {
        return !week.isEmpty();
    }

    /** Whether no day has hours or is closed. */
    boolean boundNothing() {
        return week.isEmpty() && adjustments.isEmpty();
    }

    /** The spans that open on a day, empty if it is closed. If one adjustment closes a day, another cannot open it. */
    List<Span> on(LocalDate day) {
        var adjusted = adjustments.stream()
                .filter(adjustment -> adjustment.holds(day))
                .map(Adjustment::week)
                .toList();
        if (adjusted.isEmpty()) {
            return week.isEmpty() ? List.of(Span.WHOLE_DAY) : week.getOrDefault(day.getDayOfWeek(), List.of());
        }
        return adjusted.contains(Map.<DayOfWeek, List<Span>>of())
                ? List.of()
                : adjusted.stream()
                        .flatMap(hours -> hours.getOrDefault(day.getDayOfWeek(), List.of()).stream())
                        .toList();
    }

    /** The days on which the hours may differ from those of the day before. */
    Stream<LocalDate> turningDays() {
        return adjustments.stream()
                .flatMap(adjustment ->
                        Stream.of(adjustment.first(), adjustment.last().plusDays(1)));
    }

    private static Map<DayOfWeek, List<Span>> known(Map<DayOfWeek, List<Span>> week) {
        var open = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        week.forEach((weekday, spans) -> {
            if (spans.size() > MAX_SPANS_A_DAY) {
                throw new IllegalArgumentException(weekday + " has more than " + MAX_SPANS_A_DAY + " opening hours");
            }
            if (!spans.isEmpty()) {
                open.put(weekday, List.copyOf(spans));
            }
        });
        return Collections.unmodifiableMap(open);
    }
}

package org.spaarpunt.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Named ranges of days, relative to today. */
public enum DateType {
    TODAY,
    TOMORROW,
    THISWEEKEND,
    NEXTWEEKEND,
    NEXT7DAYS,
    NEXT14DAYS,
    NEXT30DAYS,
    NEXT3MONTHS,
    NEXT6MONTHS,
    NEXT12MONTHS;

    /** The type with this name in the protocol, case-insensitive. */
    public static Optional<DateType> named(String name) {
        return Stream.of(values())
                .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The days of this range; the ranges of a number of days or months begin today. */
    public Days from(LocalDate today) {
        return switch (this) {
            case TODAY -> new Days(today, today);
            case TOMORROW -> new Days(today.plusDays(1), today.plusDays(1));
            case THISWEEKEND -> weekend(today);
            case NEXTWEEKEND -> weekend(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            case NEXT7DAYS -> new Days(today, today.plusDays(7));
            case NEXT14DAYS -> new Days(today, today.plusDays(14));
            case NEXT30DAYS -> new Days(today, today.plusDays(30));
            case NEXT3MONTHS -> new Days(today, today.plusMonths(3));
            case NEXT6MONTHS -> new Days(today, today.plusMonths(6));
            case NEXT12MONTHS -> new Days(today, today.plusMonths(12));
        };
    }

    /** The rest of the weekend in the week of this day. */
    private static Days weekend(LocalDate day) {
        var sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new Days(day.isBefore(sunday) ? sunday.minusDays(1) : sunday, sunday);
    }
}

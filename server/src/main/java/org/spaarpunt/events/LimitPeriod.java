package org.spaarpunt.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.spaarpunt.time.LocalZone;

/**
 * The calendar period within which a passholder's check-ins are counted. Periods begin at local midnight in
 * {@link LocalZone#ZONE} and follow each other without gaps; weeks follow ISO 8601 and begin on Monday.
 */
public enum LimitPeriod {
    /** All time: one period, from {@link LocalZone#BEGINNING} to {@link LocalZone#END}. */
    ABSOLUTE,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /**
     * The label of the period that contains the moment, the same for all its moments and different from all other
     * periods of its kind: {@code ALL}, {@code 2026-11-22}, {@code 2026-W47}, {@code 2026-11}, {@code 2026-Q4} or
     * {@code 2026}.
     */
    public String label(Instant moment) {
        return label(LocalZone.dayOf(moment));
    }

    /** The same for the period that contains a day. */
    String label(LocalDate day) {
        return switch (this) {
            case ABSOLUTE -> "ALL";
            case DAY -> day.toString();
            // The year of a week is that of its Thursday, not always that of the day.
            case WEEK ->
                day.get(IsoFields.WEEK_BASED_YEAR) + "-W" + twoDigits(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> day.getYear() + "-" + twoDigits(day.getMonthValue());
            case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> Integer.toString(day.getYear());
        };
    }

    /** Without a formatter: every check-in needs a label, and a formatter takes longer than all rules together. */
    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** The first moment of the period that contains the moment. */
    public Instant start(Instant moment) {
        return LocalZone.startOf(firstDay(LocalZone.dayOf(moment)));
    }

    /** The first moment after the period that contains the moment. */
    public Instant end(Instant moment) {
        return LocalZone.endOf(lastDay(LocalZone.dayOf(moment)));
    }

    /** The first day of the period that contains a day. */
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case ABSOLUTE -> LocalZone.FIRST_DAY;
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate lastDay(LocalDate day) {
        return switch (this) {
            case ABSOLUTE -> LocalZone.LAST_DAY;
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER -> firstDay(day).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}

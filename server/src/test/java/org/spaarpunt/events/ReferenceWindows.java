package org.spaarpunt.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Lists all windows by going through all days, with none of the short cuts and none of the code of the schedule. */
final class ReferenceWindows {
    /** Far enough for every window that a moment within half of it can ask for. */
    private static final int DAYS = 100;

    private static final ZoneRules BRUSSELS = ZoneId.of("Europe/Brussels").getRules();

    private final List<CheckinWindow> windows = new ArrayList<>();
    private final WindowMargins margins;

    private ReferenceWindows(WindowMargins margins) {
        this.margins = margins;
    }

    /** All windows of a calendar of dates or a period; those near the day of a permanent one. */
    static List<CheckinWindow> of(CheckinSchedule schedule, LocalDate around) {
        ReferenceWindows reference = new ReferenceWindows(schedule.margins());
        switch (schedule.calendar()) {
            case Calendar.Dates dates -> dates.occurrences().forEach(reference::add);
            case Calendar.Periodic period -> {
                if (bound(period.hours())) {
                    reference.addOpenings(period.hours(), period.from(), period.to());
                } else {
                    reference.addDays(period.from(), period.to());
                }
            }
            case Calendar.Permanent permanent -> {
                if (bound(permanent.hours())) {
                    reference.addOpenings(permanent.hours(), around.minusDays(DAYS), around.plusDays(DAYS));
                } else {
                    reference.addDays(LocalDate.of(1970, 1, 1), LocalDate.of(9999, 12, 31));
                }
            }
        }
        return reference.windows;
    }

    private void add(Occurrence occurrence) {
        switch (occurrence) {
            case Occurrence.AllDay days -> addDays(days.first(), days.last());
            case Occurrence.Starting event -> {
                LocalDate nextDay = event.start().toLocalDate().plusDays(1);
                addHours(event.start(), nextDay.atTime(LocalTime.MIDNIGHT));
            }
            case Occurrence.Timed event -> addHours(event.start(), event.end());
        }
    }

    private static boolean bound(OpeningHours hours) {
        return !hours.equals(OpeningHours.UNKNOWN);
    }

    private void addOpenings(OpeningHours hours, LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (OpeningHours.Span span : spans(hours, day)) {
                add(span, day);
            }
        }
    }

    private static List<OpeningHours.Span> spans(OpeningHours hours, LocalDate day) {
        List<OpeningHours.Span> adjusted = new ArrayList<>();
        boolean isAdjusted = false;
        for (OpeningHours.Adjustment adjustment : hours.adjustments()) {
            if (!adjustment.first().isAfter(day) && !adjustment.last().isBefore(day)) {
                if (adjustment.week().isEmpty()) {
                    return List.of();
                }
                isAdjusted = true;
                adjusted.addAll(adjustment.week().getOrDefault(day.getDayOfWeek(), List.of()));
            }
        }
        if (isAdjusted) {
            return adjusted;
        }
        return hours.week().isEmpty()
                ? List.of(new OpeningHours.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                : hours.week().getOrDefault(day.getDayOfWeek(), List.of());
    }

    private void add(OpeningHours.Span span, LocalDate day) {
        String written = span.opens() + "-" + span.closes();
        LocalDateTime midnight = day.plusDays(1).atTime(0, 0);
        if (written.equals("00:00-00:00") || written.startsWith("00:00-23:59")) {
            addDays(day, day);
        } else if (span.closes().equals(span.opens())) {
            addHours(day.atTime(span.opens()), midnight);
        } else {
            boolean overnight = span.closes().compareTo(span.opens()) < 0;
            addHours(day.atTime(span.opens()), day.plusDays(overnight ? 1 : 0).atTime(span.closes()));
        }
    }

    private void addDays(LocalDate first, LocalDate last) {
        addIfAny(earliest(first.atTime(0, 0)), earliest(last.plusDays(1).atTime(0, 0)));
    }

    private void addHours(LocalDateTime start, LocalDateTime end) {
        Instant from = earliest(start);
        Instant to = latest(end);
        addIfAny(from.minus(margins.before()), (to.isAfter(from) ? to : from).plus(margins.after()));
    }

    private void addIfAny(Instant opens, Instant closes) {
        if (Duration.between(opens, closes).isPositive()) {
            windows.add(new CheckinWindow(opens, closes));
        }
    }

    private static Instant earliest(LocalDateTime time) {
        return time.toInstant(offsets(time).getFirst());
    }

    private static Instant latest(LocalDateTime time) {
        return time.toInstant(offsets(time).getLast());
    }

    /** None are valid for a time that is skipped; the offset from before the change moves it forward. */
    private static List<ZoneOffset> offsets(LocalDateTime time) {
        List<ZoneOffset> valid = BRUSSELS.getValidOffsets(time);
        return valid.isEmpty() ? List.of(BRUSSELS.getTransition(time).getOffsetBefore()) : valid;
    }
}

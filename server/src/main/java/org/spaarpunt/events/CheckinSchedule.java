package org.spaarpunt.events;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;
import org.spaarpunt.events.Occurrence.AllDay;
import org.spaarpunt.events.Occurrence.Starting;
import org.spaarpunt.events.Occurrence.Timed;

/**
 * When an event accepts check-ins: the windows that follow from its calendar and its margins.
 *
 * <p>Hours, whether of a date or of an opening, are widened by the margins. Whole days are not: they run from local
 * midnight to local midnight. Windows may touch and overlap; they are not merged.
 */
public record CheckinSchedule(Calendar calendar, WindowMargins margins) {
    /**
     * Opening hours repeat every week. Summer time can leave nothing of an opening once a year, so the next window is at
     * most two weeks away.
     */
    private static final int LOOK_AHEAD_DAYS = 14;

    private static final CheckinWindow ALWAYS = new CheckinWindow(EventTime.BEGINNING, EventTime.END);

    public CheckinSchedule {
        requireNonNull(calendar, "calendar");
        requireNonNull(margins, "margins");
    }

    /** The window that holds the moment; of several, the one that closes last. */
    public Optional<CheckinWindow> windowAt(Instant moment) {
        // An opening closes on its own day or the next, so the one that has just closed opened a day earlier at most.
        LocalDate first = EventTime.dayOf(moment.minus(margins.after())).minusDays(1);
        LocalDate last = EventTime.dayOf(moment.plus(margins.before()));
        return windows(first, last).filter(window -> window.contains(moment)).max(comparing(CheckinWindow::closes));
    }

    /** The first window that opens after the moment. */
    public Optional<CheckinWindow> nextWindow(Instant moment) {
        LocalDate first = notBeforePeriod(EventTime.dayOf(moment.plus(margins.before())));
        return windows(first, first.plusDays(LOOK_AHEAD_DAYS))
                .filter(window -> window.opens().isAfter(moment))
                .min(comparing(CheckinWindow::opens));
    }

    /** Whether every window has closed by the moment: none is open at it and none opens after it. */
    public boolean isOver(Instant moment) {
        return windowAt(moment).isEmpty() && nextWindow(moment).isEmpty();
    }

    private LocalDate notBeforePeriod(LocalDate day) {
        return calendar instanceof Periodic(var from, var _, var _) ? later(day, from) : day;
    }

    /** The windows of openings between two days, both included; all windows of a calendar that has no opening hours. */
    private Stream<CheckinWindow> windows(LocalDate first, LocalDate last) {
        return switch (calendar) {
            case Dates(var occurrences) ->
                occurrences.stream().map(this::window).flatMap(Optional::stream);
            case Periodic(var from, var to, var hours)
            when hours.areKnown() -> openings(hours, later(first, from), earlier(last, to));
            case Periodic(var from, var to, var _) -> Stream.of(wholeDays(from, to));
            case Permanent(var hours) when hours.areKnown() -> openings(hours, first, last);
            case Permanent _ -> Stream.of(ALWAYS);
        };
    }

    private Optional<CheckinWindow> window(Occurrence occurrence) {
        return switch (occurrence) {
            case AllDay(var first, var last) -> Optional.of(wholeDays(first, last));
            case Starting(var start) -> margins.around(EventTime.start(start), EventTime.endOf(start.toLocalDate()));
            case Timed(var start, var end) -> margins.around(EventTime.start(start), EventTime.end(end));
        };
    }

    private static CheckinWindow wholeDays(LocalDate first, LocalDate last) {
        return new CheckinWindow(EventTime.startOf(first), EventTime.endOf(last));
    }

    private Stream<CheckinWindow> openings(OpeningHours hours, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return Stream.empty();
        }
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> hours.on(day).stream().map(span -> window(span, day)))
                .flatMap(Optional::stream);
    }

    private Optional<CheckinWindow> window(OpeningHours.Span span, LocalDate day) {
        return margins.around(
                EventTime.start(day.atTime(span.opens())),
                EventTime.end(span.closingDay(day).atTime(span.closes())));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

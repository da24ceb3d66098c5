package org.spaarpunt.events;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
     * How far away the next opening can be. Opening hours repeat every week, and once a year summer time can leave nothing
     * of one that has no margins. With margins, openings of the next three days may be open already, not those after.
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
        return upcoming(moment).min(comparing(CheckinWindow::opens));
    }

    /**
     * The window that people are told of: the one that holds the moment, or else the next. Where check-ins are accepted always, that is
     * the day of the moment; empty when the event is over.
     */
    public Optional<CheckinWindow> toldAt(Instant moment) {
        return windowAt(moment)
                .or(() -> nextWindow(moment))
                .map(window ->
                        window.equals(ALWAYS) ? wholeDays(EventTime.dayOf(moment), EventTime.dayOf(moment)) : window);
    }

    /** Whether every window has closed by the moment: none is open at it and none opens after it. */
    public boolean isOver(Instant moment) {
        return windowAt(moment).isEmpty() && upcoming(moment).findAny().isEmpty();
    }

    /** Windows that open after the moment, the first of them included. */
    private Stream<CheckinWindow> upcoming(Instant moment) {
        LocalDate first = EventTime.dayOf(moment);
        LocalDate last = switch (calendar) {
            case Dates _ -> EventTime.LAST_DAY;
            case Periodic(var from, var _, var _) -> later(first, from).plusDays(LOOK_AHEAD_DAYS);
            case Permanent _ -> first.plusDays(LOOK_AHEAD_DAYS);
        };
        return windows(first, last).filter(window -> window.opens().isAfter(moment));
    }

    /** All windows, save those of dates and openings that have no day from the first to the last of these two. */
    private Stream<CheckinWindow> windows(LocalDate first, LocalDate last) {
        return switch (calendar) {
            case Dates(var dates) -> dates(dates, first, last);
            case Periodic(var from, var to, var hours) ->
                hours.areKnown()
                        ? openings(hours, later(first, from), earlier(last, to))
                        : Stream.of(wholeDays(from, to));
            case Permanent(var hours) -> hours.areKnown() ? openings(hours, first, last) : Stream.of(ALWAYS);
        };
    }

    private Stream<CheckinWindow> dates(List<Occurrence> dates, LocalDate first, LocalDate last) {
        // Days are much cheaper to compare than local times are to convert, and a calendar may have many dates.
        return dates.stream()
                .filter(date ->
                        !date.firstDay().isAfter(last) && !date.lastDay().isBefore(first))
                .map(this::window)
                .flatMap(Optional::stream);
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

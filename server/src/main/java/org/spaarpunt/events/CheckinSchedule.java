package org.spaarpunt.events;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;
import org.spaarpunt.events.Occurrence.AllDay;
import org.spaarpunt.events.Occurrence.Starting;
import org.spaarpunt.events.Occurrence.Timed;
import org.spaarpunt.events.Session.Counting;
import org.spaarpunt.time.LocalZone;

/**
 * When an event accepts check-ins, and on which day each counts: the windows that follow from its calendar and its
 * margins. An event that does not take place has no windows.
 *
 * <p>Hours, whether of a date or of an opening, are widened by the margins. Whole days are not: they run from local
 * midnight to local midnight. Windows may touch and overlap; they are not merged.
 */
public record CheckinSchedule(Calendar calendar, WindowMargins margins, Availability availability) {
    /**
     * How many days ahead to look for the next opening, from any day on which the opening hours change. Opening hours
     * repeat every week, and once a year summer time can cancel one that has no margins. Because of margins, openings
     * of the next three days may be open already, but no later ones.
     */
    private static final int LOOK_AHEAD_DAYS = 14;

    private static final CheckinWindow ALWAYS = new CheckinWindow(LocalZone.BEGINNING, LocalZone.END);
    private static final Session ALL_TIME = inWholeDays(ALWAYS, LocalZone.FIRST_DAY);

    public CheckinSchedule {
        requireNonNull(calendar, "calendar");
        requireNonNull(margins, "margins");
        requireNonNull(availability, "availability");
    }

    /** For an event that takes place. */
    public CheckinSchedule(Calendar calendar, WindowMargins margins) {
        this(calendar, margins, Availability.AVAILABLE);
    }

    /** The window that contains the moment; of several, the one that closes last. */
    public Optional<CheckinWindow> windowAt(Instant moment) {
        return sessionsAt(moment).map(Session::window).max(comparing(CheckinWindow::closes));
    }

    /** The first window that opens after the moment. */
    public Optional<CheckinWindow> nextWindow(Instant moment) {
        return upcoming(moment).min(comparing(CheckinWindow::opens));
    }

    /**
     * The window that is shown: the one that contains the moment, or else the next. If check-ins are always accepted,
     * it is the day of the moment; empty if the event is over.
     */
    public Optional<CheckinWindow> shownAt(Instant moment) {
        return windowAt(moment)
                .or(() -> nextWindow(moment))
                .map(window ->
                        window.equals(ALWAYS) ? wholeDays(LocalZone.dayOf(moment), LocalZone.dayOf(moment)) : window);
    }

    /** Whether no check-in will be accepted any more: no window is open at the moment and none opens after it. */
    public boolean isOver(Instant moment) {
        return switch (availability) {
            case AVAILABLE ->
                windowAt(moment).isEmpty() && upcoming(moment).findAny().isEmpty();
            case POSTPONED -> false;
            case CANCELLED, WITHDRAWN -> true;
        };
    }

    /**
     * The day that a check-in at the moment counts on. With hours, that is the day on which they begin, so that a night
     * counts as one day. If the windows of several sessions contain the moment, the session nearest to it counts, and
     * of equally near ones the first to begin. Without hours, and when nothing is open, it is the local day of the
     * moment.
     */
    public LocalDate dayOf(Instant moment) {
        return sessionsAt(moment)
                .min(comparing((Session session) -> session.distance(moment)).thenComparing(Session::start))
                .map(session -> session.dayOf(moment))
                .orElseGet(() -> LocalZone.dayOf(moment));
    }

    /** The sessions whose windows contain the moment. */
    private Stream<Session> sessionsAt(Instant moment) {
        // An opening closes on its own day or the next, so the one that has just closed opened a day earlier at most.
        LocalDate first = LocalZone.dayOf(moment.minus(margins.after())).minusDays(1);
        LocalDate last = LocalZone.dayOf(moment.plus(margins.before()));
        var sessions = switch (calendar) {
            case Dates(var dates) -> sessions(dates, first, last);
            case Periodic(var from, var to, var hours) ->
                hours.boundNothing()
                        ? Stream.of(wholePeriod(from, to))
                        : sessions(hours, days(later(first, from), earlier(last, to)));
            case Permanent(var hours) ->
                hours.boundNothing() ? Stream.of(ALL_TIME) : sessions(hours, days(first, last));
        };
        return takesPlace(sessions).filter(session -> session.window().contains(moment));
    }

    /** Windows that open after the moment, the first of them included. */
    private Stream<CheckinWindow> upcoming(Instant moment) {
        LocalDate today = LocalZone.dayOf(moment);
        var sessions = switch (calendar) {
            case Dates(var dates) -> sessions(dates, today, LocalZone.LAST_DAY);
            case Periodic(var from, var to, var hours) ->
                hours.boundNothing()
                        ? Stream.of(wholePeriod(from, to))
                        : sessions(hours, daysAhead(hours, later(today, from), to));
            case Permanent(var hours) ->
                hours.boundNothing()
                        ? Stream.of(ALL_TIME)
                        : sessions(hours, daysAhead(hours, today, LocalZone.LAST_DAY));
        };
        return takesPlace(sessions)
                .map(Session::window)
                .filter(window -> window.opens().isAfter(moment));
    }

    private Stream<Session> takesPlace(Stream<Session> sessions) {
        return availability == Availability.AVAILABLE ? sessions : Stream.empty();
    }

    /** The sessions of dates that overlap the days from the first to the last of these two. */
    private Stream<Session> sessions(List<Occurrence> dates, LocalDate first, LocalDate last) {
        // Days are much cheaper to compare than local times are to convert, and a calendar may have many dates.
        return dates.stream()
                .filter(date ->
                        !date.firstDay().isAfter(last) && !date.lastDay().isBefore(first))
                .map(this::session)
                .flatMap(Optional::stream);
    }

    private Optional<Session> session(Occurrence occurrence) {
        return switch (occurrence) {
            case AllDay(var first, var last) -> Optional.of(wholePeriod(first, last));
            case Starting(var start) ->
                session(start, start.toLocalDate().plusDays(1).atStartOfDay(), Counting.FIRST_DAY);
            case Timed(var start, var end) ->
                session(
                        start,
                        end,
                        end.isAfter(start.plusDays(1)) ? Counting.DAYS_WITH_THEIR_NIGHTS : Counting.FIRST_DAY);
        };
    }

    private Stream<Session> sessions(OpeningHours hours, Stream<LocalDate> days) {
        return days.flatMap(day -> hours.on(day).stream().flatMap(span -> session(span, day).stream()));
    }

    private Optional<Session> session(OpeningHours.Span span, LocalDate day) {
        return span.isWholeDay()
                ? Optional.of(wholePeriod(day, day))
                : session(day.atTime(span.opens()), span.closing(day), Counting.FIRST_DAY);
    }

    /** Empty if nothing is left of its window. */
    private Optional<Session> session(LocalDateTime starts, LocalDateTime ends, Counting counting) {
        var start = LocalZone.start(starts);
        var end = LocalZone.end(ends);
        return margins.around(start, end)
                .map(window -> new Session(start, end, window, starts.toLocalDate(), counting));
    }

    private static Session wholePeriod(LocalDate first, LocalDate last) {
        return inWholeDays(wholeDays(first, last), first);
    }

    private static Session inWholeDays(CheckinWindow window, LocalDate first) {
        return new Session(window.opens(), window.closes(), window, first, Counting.CALENDAR_DAYS);
    }

    private static CheckinWindow wholeDays(LocalDate first, LocalDate last) {
        return new CheckinWindow(LocalZone.startOf(first), LocalZone.endOf(last));
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1));
    }

    /** Days that include the next opening, if there is one between these two days (inclusive). */
    private static Stream<LocalDate> daysAhead(OpeningHours hours, LocalDate first, LocalDate last) {
        return Stream.concat(Stream.of(first), hours.turningDays().filter(day -> day.isAfter(first)))
                .flatMap(day -> days(day, earlier(last, day.plusDays(LOOK_AHEAD_DAYS))));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

package org.spaarpunt.web.events;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spaarpunt.acts.PartsVersion.Clash;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventPart;
import org.spaarpunt.events.EventRegister.Details;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.Organisation;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.Changed;
import org.spaarpunt.web.frame.Frame;

/** When events take place, and what their terms mean, in words. */
record EventWords(Frame frame) {
    private static final int MINUTES_AN_HOUR = 60;
    private static final String NONE = "–";

    /** When an event takes place, in one line. */
    String when(Event event) {
        return switch (event.schedule().calendar()) {
            case Calendar.Dates(var dates) when dates.size() == 1 -> date(dates.getFirst());
            case Calendar.Dates(var dates) -> several(dates);
            case Calendar.Periodic(var from, var to, var hours) ->
                hours.areKnown() ? frame.text("events.when.hours", span(from, to)) : span(from, to);
            case Calendar.Permanent(var hours) ->
                frame.text(hours.areKnown() ? "events.when.weekly" : "events.when.always");
        };
    }

    private String date(Occurrence date) {
        return switch (date) {
            case Occurrence.AllDay(var first, var last) -> span(first, last);
            case Occurrence.Starting(var start) ->
                frame.text("events.when.from", frame.day(start.toLocalDate()), frame.time(start.toLocalTime()));
            case Occurrence.Timed(var start, var end)
            when isWholeDays(start, end) -> span(start.toLocalDate(), end.toLocalDate());
            case Occurrence.Timed(var start, var end) ->
                start.toLocalDate().equals(end.toLocalDate()) || isNight(start, end)
                        ? frame.text(
                                "events.when.between",
                                frame.day(start.toLocalDate()),
                                frame.time(start.toLocalTime()),
                                frame.time(end.toLocalTime()))
                        : frame.text("events.when.until", moment(start), moment(end));
        };
    }

    /** Whether its hours only say that it lasts from the first minute of a day to the last of one. */
    private static boolean isWholeDays(LocalDateTime start, LocalDateTime end) {
        return start.toLocalTime().equals(LocalTime.MIDNIGHT)
                && !end.toLocalTime().isBefore(Occurrence.LAST_MINUTE);
    }

    /** Whether it ends after midnight but within a day: people count that as one evening. */
    private static boolean isNight(LocalDateTime start, LocalDateTime end) {
        return end.isBefore(start.plusDays(1)) && end.toLocalTime().isBefore(LocalTime.NOON);
    }

    /** The next of several dates, or the last if all are over. */
    private String several(List<Occurrence> dates) {
        var today = LocalZone.dayOf(frame.now());
        var inOrder = dates.stream()
                .sorted(Comparator.comparing(Occurrence::firstDay))
                .toList();
        var next =
                inOrder.stream().filter(date -> !date.lastDay().isBefore(today)).findFirst();
        return next.map(date -> frame.text("events.when.next", frame.number(dates.size()), date(date)))
                .orElseGet(() -> frame.text("events.when.last", frame.number(dates.size()), date(inOrder.getLast())));
    }

    private String span(LocalDate first, LocalDate last) {
        return first.equals(last)
                ? frame.day(first)
                : frame.text("events.when.days", frame.day(first), frame.day(last));
    }

    private String moment(LocalDateTime time) {
        return frame.moment(LocalZone.start(time));
    }

    /** What the event is now: cancelled, today and so on; empty: nothing that needs saying. */
    Optional<String> state(Event event) {
        return switch (event.schedule().availability()) {
            case CANCELLED -> Optional.of("events.state.cancelled");
            case POSTPONED -> Optional.of("events.state.postponed");
            case WITHDRAWN -> Optional.of("events.state.over");
            case AVAILABLE -> state(event.schedule().calendar());
        };
    }

    private Optional<String> state(Calendar calendar) {
        var today = LocalZone.dayOf(frame.now());
        return switch (calendar) {
            case Calendar.Permanent _ -> Optional.empty();
            case Calendar.Periodic(var from, var to, var _) -> state(from, to, !today.isBefore(from), today);
            case Calendar.Dates(var dates) ->
                state(
                        dates.stream()
                                .map(Occurrence::firstDay)
                                .min(LocalDate::compareTo)
                                .orElseThrow(),
                        dates.stream()
                                .map(Occurrence::lastDay)
                                .max(LocalDate::compareTo)
                                .orElseThrow(),
                        dates.stream()
                                .anyMatch(date -> !date.firstDay().isAfter(today)
                                        && !date.lastDay().isBefore(today)),
                        today);
        };
    }

    private static Optional<String> state(LocalDate first, LocalDate last, boolean now, LocalDate today) {
        if (last.isBefore(today)) {
            return Optional.of("events.state.over");
        }
        return now ? Optional.of(first.equals(last) ? "events.state.today" : "events.state.running") : Optional.empty();
    }

    /** Where it takes place: the place, and the town unless the place names it. */
    String where(Event event, String city) {
        var place = event.location().map(known -> known.name()).orElse("");
        if (place.isEmpty()) {
            return city;
        }
        return city.isEmpty() || place.contains(city) ? place : place + ", " + city;
    }

    /** The rules of an event as people experience them. */
    List<String> effects(Event event) {
        var effects = new ArrayList<String>();
        effects.add(saving(event));
        event.limit()
                .filter(limit -> limit.volume() > 1)
                .ifPresent(limit -> effects.add(frame.text(
                        "events.effect.times", frame.number(limit.volume()), period(limit), points(award(event)))));
        effects.add(checkingIn(event));
        margins(event).ifPresent(effects::add);
        return effects;
    }

    /** What another user changed, with its present value. */
    List<Changed> changes(List<Clash<EventPart>> clashes, Details details) {
        return clashes.stream()
                .map(clash -> new Changed(part(clash.part()), value(clash.part(), details), clash.alsoOwn()))
                .toList();
    }

    private String part(EventPart part) {
        return frame.text(
                switch (part) {
                    case TITLE -> "events.form.title";
                    case DESCRIPTION -> "events.form.description";
                    case PLACE -> "events.form.place";
                    case CITY -> "events.form.city";
                    case CALENDAR -> "events.form.when";
                    case POINTS -> "events.form.points";
                    case LIMIT -> "events.form.volume";
                    case MARGINS -> "events.form.window";
                });
    }

    private String value(EventPart part, Details details) {
        var event = details.event();
        return switch (part) {
            case TITLE -> event.title();
            case DESCRIPTION -> details.description().isEmpty() ? NONE : details.description();
            case PLACE -> event.location().map(Organisation::name).orElseGet(() -> frame.text("events.form.elsewhere"));
            case CITY -> details.city().isEmpty() ? NONE : details.city();
            case CALENDAR -> calendar(event);
            case POINTS -> frame.number(event.terms().points());
            case LIMIT ->
                event.limit()
                        .map(limit -> frame.text("events.limit", frame.number(limit.volume()), period(limit)))
                        .orElseGet(() -> frame.text("events.form.unlimited"));
            case MARGINS ->
                length(event.terms().margins().before()) + " / "
                        + length(event.terms().margins().after());
        };
    }

    private String calendar(Event event) {
        var hours = switch (event.schedule().calendar()) {
            case Calendar.Dates _ -> List.<String>of();
            case Calendar.Periodic(var _, var _, var known) -> hours(known);
            case Calendar.Permanent(var known) -> hours(known);
        };
        return hours.isEmpty() ? when(event) : when(event) + ", " + String.join("; ", hours);
    }

    private int award(Event event) {
        return PointsAward.of(event, frame.now()).points();
    }

    private String saving(Event event) {
        return event.limit()
                .map(limit ->
                        frame.text("events.effect.most", points((long) limit.volume() * award(event)), period(limit)))
                .orElseGet(() -> frame.text("events.effect.unlimited", points(award(event))));
    }

    private String period(CheckinLimit limit) {
        return frame.text("events.per." + limit.period());
    }

    String points(long points) {
        return points == 1 ? frame.text("events.point") : frame.text("events.points", frame.number(points));
    }

    private String checkingIn(Event event) {
        if (event.schedule().availability() == Availability.CANCELLED) {
            return frame.text("events.effect.cancelled");
        }
        if (event.schedule().availability() == Availability.POSTPONED) {
            return frame.text("events.effect.postponed");
        }
        return event.schedule()
                .shownAt(frame.now())
                .map(window -> event.schedule().calendar() instanceof Calendar.Permanent(var hours)
                                && !hours.areKnown()
                                && hours.adjustments().isEmpty()
                        ? frame.text("events.effect.always")
                        : open(window))
                .orElseGet(() -> frame.text("events.effect.over"));
    }

    private String open(CheckinWindow window) {
        var first = LocalZone.dayOf(window.opens());
        var last = LocalZone.dayOf(window.closes().minusNanos(1));
        boolean wholeDays = window.opens().equals(LocalZone.startOf(first))
                && window.closes().equals(LocalZone.endOf(last));
        return wholeDays
                ? frame.text("events.effect.days", span(first, last))
                : frame.text("events.effect.window", frame.moment(window.opens()), frame.moment(window.closes()));
    }

    /** Empty where whole days are open, which have no margins. */
    private Optional<String> margins(Event event) {
        var margins = event.schedule().margins();
        return hasHours(event.schedule().calendar())
                ? Optional.of(frame.text("events.effect.margins", length(margins.before()), length(margins.after())))
                : Optional.empty();
    }

    private static boolean hasHours(Calendar calendar) {
        return switch (calendar) {
            case Calendar.Dates(var dates) -> !dates.stream().allMatch(Occurrence.AllDay.class::isInstance);
            case Calendar.Periodic(var _, var _, var hours) -> hours.areKnown();
            case Calendar.Permanent(var hours) -> hours.areKnown();
        };
    }

    private String length(Duration length) {
        long minutes = length.toMinutes();
        long hours = minutes / MINUTES_AN_HOUR;
        if (minutes % MINUTES_AN_HOUR != 0) {
            return frame.text("events.minutes", frame.number(minutes));
        }
        return hours == 1 ? frame.text("events.hour") : frame.text("events.hours", frame.number(hours));
    }

    /** Opening hours of a week, a line for each weekday that has any. */
    List<String> hours(OpeningHours hours) {
        return hours.week().entrySet().stream()
                .map(day -> frame.weekday(day.getKey()) + ": "
                        + day.getValue().stream()
                                .map(span -> frame.time(span.opens()) + "–" + frame.time(span.closes()))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    /** The answer of the simulator, in one sentence. */
    String forecast(SimulatorPages.Answer answer) {
        return answer.forecast()
                .refusal()
                .map(reason -> reason == OfVisit.LIMIT_REACHED
                        ? frame.text(
                                "simulator.reason." + reason,
                                answer.event().limit().map(this::period).orElse(""))
                        : frame.text("simulator.reason." + reason))
                .orElseGet(() -> frame.text(
                        "simulator.granted", points(answer.forecast().award().points())));
    }
}

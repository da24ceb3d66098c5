package org.spaarpunt.web.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.EventDraft;
import org.spaarpunt.events.EventTerms;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.OpeningHours.Span;
import org.spaarpunt.events.WindowMargins;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.TypedTime;

/**
 * Reads the fields of an event's form, and collects what is wrong with them. Belongs to one thread.
 *
 * @see EventFields
 */
final class EventForm {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,2})(?:[:.uh](\\d{2}))?");
    private static final Pattern SPAN = Pattern.compile("([0-9:.uh]+)\\s*[-–]\\s*([0-9:.uh]+)");

    private static final OpeningHours NONE = OpeningHours.UNKNOWN;

    private final EventFields fields;
    private final List<FieldError> errors = new ArrayList<>();

    EventForm(EventFields fields) {
        this.fields = fields;
    }

    /** What is wrong; empty: everything that was read is valid. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * The event; empty if something is wrong.
     *
     * @param choice of its place
     * @param present the calendar so far, of which the form does not show everything
     */
    Optional<EventDraft> draft(PlaceChoice choice, Optional<Calendar> present) {
        var title = title();
        var description = description();
        var place = place(choice);
        var calendar = calendar(present);
        var terms = terms();
        return errors.isEmpty()
                ? Optional.of(new EventDraft(title, description, place, calendar.orElseThrow(), terms.orElseThrow()))
                : Optional.empty();
    }

    /** How points are saved; empty if something is wrong. */
    Optional<EventTerms> terms() {
        int known = errors.size();
        var points = number(EventFields.POINTS, "events.form.points", EventTerms.MAX_POINTS);
        var limit = limit();
        var before = margin(EventFields.BEFORE, "events.form.before");
        var after = margin(EventFields.AFTER, "events.form.after");
        return errors.size() == known
                ? Optional.of(new EventTerms(
                        points.orElseThrow(), limit, new WindowMargins(before.orElseThrow(), after.orElseThrow())))
                : Optional.empty();
    }

    /** The organisation that organises a new event. */
    Optional<Long> organiser(List<Long> possible) {
        var chosen = EventFields.id(fields.get(EventFields.ORGANISER)).filter(possible::contains);
        if (chosen.isEmpty()) {
            wrong(EventFields.ORGANISER, "events.form.organiser", "events.wrong.organiser");
        }
        return chosen;
    }

    private String title() {
        var title = fields.get(EventFields.TITLE);
        if (title.isEmpty()) {
            wrong(EventFields.TITLE, "events.form.title", "events.wrong.title.missing");
        } else if (title.length() > EventDraft.MAX_TITLE) {
            wrong(EventFields.TITLE, "events.form.title", "events.wrong.long", EventDraft.MAX_TITLE);
        } else if (title.chars().anyMatch(Character::isISOControl)) {
            wrong(EventFields.TITLE, "events.form.title", "events.wrong.characters");
        }
        return title;
    }

    private String description() {
        var description = fields.get(EventFields.DESCRIPTION);
        if (description.length() > EventDraft.MAX_DESCRIPTION) {
            wrong(EventFields.DESCRIPTION, "events.form.description", "events.wrong.long", EventDraft.MAX_DESCRIPTION);
        } else if (description
                .chars()
                .anyMatch(letter -> letter != '\n' && letter != '\t' && Character.isISOControl(letter))) {
            wrong(EventFields.DESCRIPTION, "events.form.description", "events.wrong.characters");
        }
        return description;
    }

    private EventDraft.Place place(PlaceChoice choice) {
        var city = fields.get(EventFields.CITY);
        boolean fits = city.length() <= EventDraft.MAX_CITY && city.chars().noneMatch(Character::isISOControl);
        var place = new EventDraft.Place(organisation(choice), fits ? city : "");
        if (!fits) {
            wrong(EventFields.CITY, "events.form.city", "events.wrong.long", EventDraft.MAX_CITY);
        }
        return place;
    }

    private long organisation(PlaceChoice choice) {
        return switch (choice) {
            case PlaceChoice.Elsewhere _ -> EventDraft.Place.ELSEWHERE;
            case PlaceChoice.Chosen(var place) -> place.id();
            case PlaceChoice.Open(var matches) -> {
                wrong(
                        EventFields.PLACE,
                        "events.form.place",
                        matches.isEmpty() ? "events.wrong.place.unknown" : "events.wrong.place.choose");
                yield EventDraft.Place.ELSEWHERE;
            }
        };
    }

    private Optional<Calendar> calendar(Optional<Calendar> present) {
        return switch (fields.get(EventFields.KIND)) {
            case EventFields.DATES -> dates();
            case EventFields.PERIODIC -> period(adjustments(present));
            case EventFields.PERMANENT -> hours(adjustments(present)).map(Calendar.Permanent::new);
            case EventFields.KEPT -> present.or(this::withoutKind);
            default -> withoutKind();
        };
    }

    private Optional<Calendar> withoutKind() {
        wrong(EventFields.KIND, "events.form.when", "events.wrong.kind");
        return Optional.empty();
    }

    /** The form does not show days with other hours; they stay. */
    private static List<OpeningHours.Adjustment> adjustments(Optional<Calendar> present) {
        return present.map(calendar -> switch (calendar) {
                    case Calendar.Dates _ -> NONE;
                    case Calendar.Periodic(var _, var _, var hours) -> hours;
                    case Calendar.Permanent(var hours) -> hours;
                })
                .orElse(NONE)
                .adjustments();
    }

    private Optional<Calendar> dates() {
        int known = errors.size();
        var dates = new ArrayList<Occurrence>();
        for (int row = 1; row <= fields.rows(); row++) {
            date(row).ifPresent(dates::add);
        }
        if (dates.isEmpty() && errors.size() == known) {
            wrong(EventFields.DAY + 1, "events.form.day", "events.wrong.day.missing");
        }
        return errors.size() == known ? Optional.of(new Calendar.Dates(dates)) : Optional.empty();
    }

    /** Empty for a row without values, and for one with an error. */
    private Optional<Occurrence> date(int row) {
        int known = errors.size();
        var day = day(EventFields.DAY + row, "events.form.day");
        var until = day(EventFields.UNTIL + row, "events.form.until");
        var start = time(EventFields.START + row, "events.form.start");
        var end = time(EventFields.END + row, "events.form.end");
        if (errors.size() > known) {
            return Optional.empty();
        }
        if (day.isEmpty()) {
            if (until.isPresent() || start.isPresent() || end.isPresent()) {
                wrong(EventFields.DAY + row, "events.form.day", "events.wrong.day.missing");
            }
            return Optional.empty();
        }
        if (until.filter(last -> last.isBefore(day.get())).isPresent()) {
            wrong(EventFields.UNTIL + row, "events.form.until", "events.wrong.backwards");
            return Optional.empty();
        }
        if (start.isEmpty() && end.isPresent()) {
            wrong(EventFields.START + row, "events.form.start", "events.wrong.start.missing");
            return Optional.empty();
        }
        if (start.isPresent() && end.isEmpty() && until.isPresent()) {
            wrong(EventFields.END + row, "events.form.end", "events.wrong.end.missing");
            return Optional.empty();
        }
        return Optional.of(occurrence(day.get(), until, start, end));
    }

    private static Occurrence occurrence(
            LocalDate day, Optional<LocalDate> until, Optional<LocalTime> start, Optional<LocalTime> end) {
        if (start.isEmpty()) {
            return new Occurrence.AllDay(day, until.orElse(day));
        }
        return end.map(time ->
                        Occurrence.of(day.atTime(start.get()), until.orElse(day).atTime(time)))
                .orElseGet(() -> Occurrence.of(day.atTime(start.get())));
    }

    private Optional<Calendar> period(List<OpeningHours.Adjustment> adjustments) {
        int known = errors.size();
        var first = needed(EventFields.FIRST, "events.form.first");
        var last = needed(EventFields.LAST, "events.form.last");
        var hours = hours(adjustments);
        if (first.isPresent() && last.filter(day -> day.isBefore(first.get())).isPresent()) {
            wrong(EventFields.LAST, "events.form.last", "events.wrong.backwards");
        }
        return errors.size() == known
                ? Optional.of(new Calendar.Periodic(first.orElseThrow(), last.orElseThrow(), hours.orElseThrow()))
                : Optional.empty();
    }

    private Optional<LocalDate> needed(String field, String label) {
        int known = errors.size();
        var day = day(field, label);
        if (day.isEmpty() && errors.size() == known) {
            wrong(field, label, "events.wrong.day.missing");
        }
        return day;
    }

    private Optional<OpeningHours> hours(List<OpeningHours.Adjustment> adjustments) {
        int known = errors.size();
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            week.put(weekday, spans(weekday));
        }
        return errors.size() == known ? Optional.of(new OpeningHours(week, adjustments)) : Optional.empty();
    }

    private List<Span> spans(DayOfWeek weekday) {
        var field = EventFields.hoursOf(weekday);
        var texts = Stream.of(fields.get(field).split("[,;\n]", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        var spans =
                texts.stream().map(EventForm::span).flatMap(Optional::stream).toList();
        if (spans.size() < texts.size() || spans.size() > OpeningHours.MAX_SPANS_A_DAY) {
            wrong(field, "events.form.hours", "events.wrong.hours");
            return List.of();
        }
        return spans;
    }

    private static Optional<Span> span(String text) {
        var parts = SPAN.matcher(text);
        return parts.matches()
                ? TypedTime.time(parts.group(1))
                        .flatMap(opens -> TypedTime.time(parts.group(2)).map(closes -> new Span(opens, closes)))
                : Optional.empty();
    }

    private Optional<CheckinLimit> limit() {
        var period = fields.get(EventFields.PERIOD);
        if (period.equals(EventFields.UNLIMITED)) {
            return Optional.empty();
        }
        var known = Stream.of(LimitPeriod.values())
                .filter(one -> one.name().equals(period))
                .findFirst();
        if (known.isEmpty()) {
            wrong(EventFields.PERIOD, "events.form.period", "events.wrong.period");
            return Optional.empty();
        }
        var volume = number(EventFields.VOLUME, "events.form.volume", EventTerms.MAX_VOLUME);
        return volume.isPresent() ? Optional.of(new CheckinLimit(volume.getAsInt(), known.get())) : Optional.empty();
    }

    private OptionalInt number(String field, String label, int most) {
        try {
            int number = Integer.parseInt(fields.get(field));
            if (number >= 1 && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException _) {
            // Reported below, as a number out of range is.
        }
        wrong(field, label, "events.wrong.number", most);
        return OptionalInt.empty();
    }

    private Optional<Duration> margin(String field, String label) {
        var parts = LENGTH.matcher(fields.get(field));
        if (parts.matches()) {
            var minutes =
                    Optional.ofNullable(parts.group(2)).map(Integer::parseInt).orElse(0);
            var length = Duration.ofHours(Integer.parseInt(parts.group(1))).plusMinutes(minutes);
            if (minutes < Duration.ofHours(1).toMinutes() && length.compareTo(WindowMargins.MAX) <= 0) {
                return Optional.of(length);
            }
        }
        wrong(field, label, "events.wrong.margin", (int) WindowMargins.MAX.toHours());
        return Optional.empty();
    }

    /** Empty for an empty field. */
    private Optional<LocalDate> day(String field, String label) {
        var text = fields.get(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var day = TypedTime.day(text);
        if (day.isEmpty()) {
            wrong(field, label, "events.wrong.day");
        }
        return day;
    }

    private Optional<LocalTime> time(String field, String label) {
        var text = fields.get(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var time = TypedTime.time(text);
        if (time.isEmpty()) {
            wrong(field, label, "events.wrong.time");
        }
        return time;
    }

    private void wrong(String field, String label, String key, Object... places) {
        var texts = Stream.of(places).map(String::valueOf).toList();
        errors.add(new FieldError(field, label, key, texts));
    }
}

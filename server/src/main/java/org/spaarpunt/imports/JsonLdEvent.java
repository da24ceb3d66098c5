package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.imports.UitdatabankEvent.Named;

/** Reads an event of UiTdatabank's JSON-LD. Labels, prices, pictures and what else it has are of no use here. */
final class JsonLdEvent {
    private static final Set<String> WITHDRAWN = Set.of("DELETED", "REJECTED");
    private static final String MAIN_LANGUAGE = "mainLanguage";
    private static final String START = "startDate";
    private static final String END = "endDate";

    private JsonLdEvent() {}

    /** Whether UiTdatabank does not show it any more. */
    static boolean isWithdrawn(JsonFields event) {
        return WITHDRAWN.contains(event.textIfAny("workflowStatus"));
    }

    /** Empty when there is none. */
    static String id(JsonFields event) {
        return lastSegment(event.textIfAny("@id"));
    }

    static UitdatabankEvent read(JsonFields event) throws BadLine {
        requireEvent(event);
        var language = event.text(MAIN_LANGUAGE);
        var location = event.fields("location").orElseThrow(() -> new BadLine("has no location"));
        return new UitdatabankEvent(
                id(event),
                event.translated("name", language),
                event.translated("description", language),
                calendar(event),
                organiser(event, language),
                named(location, language),
                city(location, language));
    }

    private static void requireEvent(JsonFields event) throws BadLine {
        if (lastSegment(event.text("@id")).isEmpty()) {
            throw new BadLine("has no @id");
        }
        var type = event.textIfAny("@type");
        if (!type.isEmpty() && !type.equals("Event")) {
            throw new BadLine("is no Event but has the @type " + PlainText.quoted(type));
        }
        if (!event.object().has("name") && !event.object().has("calendarType")) {
            throw new BadLine("is named only; ask the search to embed its results (embed=true)");
        }
    }

    private static Optional<Named> organiser(JsonFields event, String language) throws BadLine {
        var organiser = event.fields("organizer");
        return organiser.isPresent() ? named(organiser.get(), language) : Optional.empty();
    }

    private static Optional<Named> named(JsonFields organisation, String language) throws BadLine {
        var own = organisation.text(MAIN_LANGUAGE);
        return Named.of(
                lastSegment(organisation.text("@id")), organisation.translated("name", own.isEmpty() ? language : own));
    }

    /** An address is the same for all languages, or one for each. */
    private static String city(JsonFields location, String language) throws BadLine {
        var address = location.fields("address");
        if (address.isEmpty()) {
            return "";
        }
        var own = location.text(MAIN_LANGUAGE);
        var dutch = address.get().fields("nl");
        var localised = dutch.isPresent() ? dutch : address.get().fields(own.isEmpty() ? language : own);
        return localised.orElse(address.get()).text("addressLocality");
    }

    private static Calendar calendar(JsonFields event) throws BadLine {
        try {
            return switch (event.text("calendarType")) {
                case "single", "multiple" -> dates(event);
                case "periodic" ->
                    new Calendar.Periodic(
                            LocalDates.local(moment(event, START)).toLocalDate(),
                            LocalDates.local(moment(event, END)).toLocalDate(),
                            hours(event));
                case "permanent" -> new Calendar.Permanent(hours(event));
                case "" -> throw new BadLine("has no calendarType");
                case String other ->
                    throw new BadLine("calendarType is none of single, multiple, periodic, permanent: "
                            + PlainText.quoted(other));
            };
        } catch (IllegalArgumentException impossible) {
            throw new BadLine("its calendar cannot be: " + impossible.getMessage());
        }
    }

    private static Calendar.Dates dates(JsonFields event) throws BadLine {
        var dates = new ArrayList<Occurrence>();
        for (var date : event.objects("subEvent")) {
            dates.add(occurrence(date));
        }
        if (dates.isEmpty()) {
            dates.add(occurrence(event));
        }
        return new Calendar.Dates(dates);
    }

    private static Occurrence occurrence(JsonFields date) throws BadLine {
        var start = moment(date, START);
        return date.text(END).isEmpty()
                ? new Occurrence.Starting(LocalDates.local(start))
                : LocalDates.between(start, moment(date, END));
    }

    private static OffsetDateTime moment(JsonFields fields, String field) throws BadLine {
        var text = fields.text(field);
        if (text.isEmpty()) {
            throw new BadLine("has no " + field);
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException _) {
            throw new BadLine(field + " is no time such as 2026-11-24T20:00:00+01:00: " + PlainText.quoted(text));
        }
    }

    private static OpeningHours hours(JsonFields event) throws BadLine {
        var week = new WeekScheme();
        for (var hours : event.objects("openingHours")) {
            var opens = time(hours, "opens");
            var closes = time(hours, "closes");
            for (var name : hours.texts("dayOfWeek")) {
                var weekday = WeekScheme.weekday(name);
                week.open(
                        weekday.orElseThrow(() -> new BadLine("dayOfWeek is no weekday: " + PlainText.quoted(name))),
                        opens,
                        closes);
            }
        }
        return week.hours();
    }

    private static LocalTime time(JsonFields hours, String field) throws BadLine {
        var text = hours.text(field);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException _) {
            throw new BadLine(field + " is no time such as 09:00: " + PlainText.quoted(text));
        }
    }

    /** Of {@code https://io.uitdatabank.be/event/ID} the id. */
    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1).strip();
    }
}

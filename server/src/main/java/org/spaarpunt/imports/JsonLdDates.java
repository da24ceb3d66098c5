package org.spaarpunt.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.OpeningHours.Adjustment;

/**
 * When an event of UiTdatabank's JSON-LD takes place, and whether it does. Whether it is sold out
 * (bookingAvailability) does not matter for people that are there.
 */
record JsonLdDates(Calendar calendar, Availability availability) {
    private static final String START = "startDate";
    private static final String END = "endDate";

    static JsonLdDates of(JsonFields event) throws BadLine {
        try {
            var whole = availability(event);
            return switch (event.text("calendarType")) {
                case "single", "multiple" -> dates(event, whole);
                case "periodic" -> new JsonLdDates(periodic(event), whole);
                case "permanent" -> new JsonLdDates(new Calendar.Permanent(hours(event)), whole);
                case "" -> throw new BadLine("has no calendarType");
                case String other ->
                    throw new BadLine("calendarType is none of single, multiple, periodic, permanent: "
                            + PlainText.quoted(other));
            };
        } catch (IllegalArgumentException impossible) {
            throw new BadLine("its calendar cannot be: " + impossible.getMessage());
        }
    }

    /** Cancelled and postponed dates are omitted; an event with no other dates is itself cancelled or postponed. */
    private static JsonLdDates dates(JsonFields event, Availability whole) throws BadLine {
        var all = new ArrayList<Occurrence>();
        var available = new ArrayList<Occurrence>();
        boolean postponed = false;
        for (var date : event.objects("subEvent")) {
            var occurrence = occurrence(date);
            all.add(occurrence);
            switch (availability(date)) {
                case AVAILABLE -> available.add(occurrence);
                case POSTPONED -> postponed = true;
                case CANCELLED, WITHDRAWN -> {
                    // The other dates may still take place.
                }
            }
        }
        if (all.isEmpty()) {
            return new JsonLdDates(new Calendar.Dates(List.of(occurrence(event))), whole);
        }
        if (whole != Availability.AVAILABLE || !available.isEmpty()) {
            return new JsonLdDates(new Calendar.Dates(available.isEmpty() ? all : available), whole);
        }
        return new JsonLdDates(new Calendar.Dates(all), postponed ? Availability.POSTPONED : Availability.CANCELLED);
    }

    private static Calendar periodic(JsonFields event) throws BadLine {
        var from = moment(event, START).day();
        var to = moment(event, END).day();
        requireOrder(from, to);
        return new Calendar.Periodic(from, to, hours(event));
    }

    private static Occurrence occurrence(JsonFields date) throws BadLine {
        var start = moment(date, START);
        if (date.text(END).isEmpty()) {
            return Occurrence.of(start.local());
        }
        var end = moment(date, END);
        requireOrder(start.day(), end.day());
        return start.until(end);
    }

    private static void requireOrder(LocalDate start, LocalDate end) throws BadLine {
        if (end.isBefore(start)) {
            throw new BadLine(END + " " + end + " lies before " + START + " " + start);
        }
    }

    private static WrittenTime moment(JsonFields fields, String field) throws BadLine {
        var text = present(fields, field);
        return WrittenTime.parse(text)
                .orElseThrow(() -> new BadLine(
                        field + " is no time such as " + WrittenTime.EXAMPLE + ": " + PlainText.quoted(text)));
    }

    private static String present(JsonFields fields, String field) throws BadLine {
        var text = fields.text(field).strip();
        if (text.isEmpty()) {
            throw new BadLine("has no " + field);
        }
        return text;
    }

    private static OpeningHours hours(JsonFields event) throws BadLine {
        var adjustments = new ArrayList<Adjustment>();
        for (var closed : event.objects("openingHoursClosedDays")) {
            adjustments.add(adjustment(closed, OpeningHours.UNKNOWN));
        }
        for (var adjusted : event.objects("openingHoursAdjustedDays")) {
            adjustments.add(adjustment(adjusted, week(adjusted)));
        }
        return new OpeningHours(week(event).week(), adjustments);
    }

    private static Adjustment adjustment(JsonFields days, OpeningHours hours) throws BadLine {
        var first = day(days, START);
        var last = days.text(END).isBlank() ? first : day(days, END);
        requireOrder(first, last);
        return new Adjustment(first, last, hours.week());
    }

    private static LocalDate day(JsonFields fields, String field) throws BadLine {
        var text = present(fields, field);
        return WrittenTime.parseDay(text)
                .orElseThrow(() -> new BadLine(field + " is no day such as 2026-12-25: " + PlainText.quoted(text)));
    }

    private static OpeningHours week(JsonFields scheme) throws BadLine {
        var week = new WeekScheme();
        for (var hours : scheme.objects("openingHours")) {
            var opens = time(hours, "opens");
            var closes = hours.text("closes").isBlank() ? opens : time(hours, "closes");
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
        var text = hours.text(field).strip();
        return WrittenTime.parseTime(text)
                .orElseThrow(() -> new BadLine(field + " is no time such as 09:00: " + PlainText.quoted(text)));
    }

    /** A status is an object with a type and a reason, or, in old data, a text. schema.org's words are accepted too. */
    private static Availability availability(JsonFields fields) {
        var status = fields.object().path("status");
        var text = status.isObject() ? status.path("type").asString("") : status.asString("");
        var availability = availability(text);
        return availability == Availability.AVAILABLE ? availability(fields.textIfAny("eventStatus")) : availability;
    }

    private static Availability availability(String status) {
        return switch (status.substring(status.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
            case "unavailable", "eventcancelled" -> Availability.CANCELLED;
            case "temporarilyunavailable", "eventpostponed" -> Availability.POSTPONED;
            default -> Availability.AVAILABLE;
        };
    }
}

package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.imports.UitdatabankEvent.Named;

/** Reads an event of CdbXML. Its times are local; exceptions to its opening hours are of no use here. */
final class CdbXmlEvent {
    private static final Set<String> WITHDRAWN = Set.of("deleted", "rejected");
    private static final String LABEL = "label";
    private static final String ID = "cdbid";

    private CdbXmlEvent() {}

    /** Whether it is not for everybody, or not any more. */
    static boolean isWithdrawn(XmlPart event) {
        return event.attribute("private").equals("true") || WITHDRAWN.contains(event.attribute("wfstatus"));
    }

    /** Empty when there is none. */
    static String id(XmlPart event) {
        return event.attribute(ID);
    }

    static UitdatabankEvent read(XmlPart event) throws BadLine {
        if (id(event).isEmpty()) {
            throw new BadLine("has no cdbid");
        }
        var location = event.first("location").orElseThrow(() -> new BadLine("has no location"));
        var details = details(event, "eventdetail").orElseThrow(() -> new BadLine("has no eventdetail"));
        var description = details.textOf("longdescription");
        return new UitdatabankEvent(
                id(event),
                details.textOf("title"),
                description.isEmpty() ? details.textOf("shortdescription") : description,
                calendar(event),
                event.first("organiser").flatMap(CdbXmlEvent::named),
                named(location),
                location.at("address", "physical")
                        .map(address -> address.textOf("city"))
                        .orElse(""));
    }

    /** Those in Dutch, or the first: the others are translations. */
    private static Optional<XmlPart> details(XmlPart of, String kind) {
        var all = of.first(kind + "s").stream().flatMap(list -> list.all(kind)).toList();
        return all.stream()
                .filter(detail -> detail.attribute("lang").equals("nl"))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** An organisation is a label with an id, or an actor with all that is said of it. */
    private static Optional<Named> named(XmlPart organisation) {
        var actor = organisation.first("actor");
        if (actor.isPresent()) {
            var title = details(actor.get(), "actordetail").map(detail -> detail.textOf("title"));
            return Named.of(actor.get().attribute(ID), title.orElse(""));
        }
        return organisation
                .first(LABEL)
                .flatMap(label -> Named.of(label.attribute(ID), label.text().strip()));
    }

    private static Calendar calendar(XmlPart event) throws BadLine {
        var calendar = event.first("calendar").orElseThrow(() -> new BadLine("has no calendar"));
        try {
            if (calendar.first("timestamps").isPresent()) {
                return dates(calendar.first("timestamps").get());
            }
            if (calendar.first("periods").isPresent()) {
                return periodic(calendar.first("periods").get());
            }
            if (calendar.first("permanentopeningtimes").isPresent()) {
                var permanent = calendar.at("permanentopeningtimes", "permanent");
                return new Calendar.Permanent(permanent.isPresent() ? hours(permanent.get()) : OpeningHours.UNKNOWN);
            }
            throw new BadLine("its calendar has neither timestamps nor periods nor permanentopeningtimes");
        } catch (DateTimeException | IllegalArgumentException impossible) {
            throw new BadLine("its calendar cannot be: " + PlainText.quoted(String.valueOf(impossible.getMessage())));
        }
    }

    private static Calendar.Dates dates(XmlPart timestamps) {
        var dates = new ArrayList<Occurrence>();
        timestamps.all("timestamp").map(CdbXmlEvent::occurrence).forEach(dates::add);
        return new Calendar.Dates(dates);
    }

    /** An end that lies before the start is one after midnight. */
    private static Occurrence occurrence(XmlPart timestamp) {
        var day = LocalDate.parse(timestamp.textOf("date"));
        var from = timestamp.textOf("timestart");
        var to = timestamp.textOf("timeend");
        if (from.isEmpty()) {
            return new Occurrence.AllDay(day, day);
        }
        var start = LocalDateTime.of(day, LocalTime.parse(from));
        if (to.isEmpty()) {
            return new Occurrence.Starting(start);
        }
        var end = LocalDateTime.of(day, LocalTime.parse(to));
        return LocalDates.between(start, end.isBefore(start) ? end.plusDays(1) : end);
    }

    private static Calendar periodic(XmlPart periods) throws BadLine {
        var all = periods.all("period").toList();
        if (all.size() != 1) {
            throw new BadLine("its calendar has " + all.size() + " periods, and one is needed");
        }
        var period = all.getFirst();
        return new Calendar.Periodic(
                LocalDate.parse(period.textOf("datefrom")), LocalDate.parse(period.textOf("dateto")), hours(period));
    }

    private static OpeningHours hours(XmlPart period) {
        var week = new WeekScheme();
        for (var day : period.first("weekscheme").map(XmlPart::parts).orElseGet(List::of)) {
            var weekday = WeekScheme.weekday(day.name());
            if (weekday.isPresent()) {
                day.all("openingtime").forEach(hours -> week.open(weekday.get(), from(hours), to(hours)));
                if (day.attribute("opentype").equals("open") && day.parts().isEmpty()) {
                    week.open(weekday.get(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
                }
            }
        }
        return week.hours();
    }

    private static LocalTime from(XmlPart hours) {
        return LocalTime.parse(hours.attribute("from"));
    }

    /** Until midnight when nothing is said. */
    private static LocalTime to(XmlPart hours) {
        var text = hours.attribute("to");
        return text.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}

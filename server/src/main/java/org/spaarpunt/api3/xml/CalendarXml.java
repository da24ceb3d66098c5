package org.spaarpunt.api3.xml;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.Occurrence.AllDay;
import org.spaarpunt.events.Occurrence.Starting;
import org.spaarpunt.events.Occurrence.Timed;
import org.spaarpunt.events.OpeningHours;

/**
 * A calendar as CdbXML 3.2, which clients recognise by its namespace: dates as timestamps, consecutive whole days and
 * periods as periods, and the opening hours of a week.
 */
final class CalendarXml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CalendarXml() {}

    public static XmlElement of(Calendar calendar) {
        return named(
                "calendar",
                switch (calendar) {
                    case Dates(var occurrences) -> dates(occurrences);
                    case Periodic(var from, var to, var hours) ->
                        List.of(named("periods", List.of(period(from, to, weekscheme(hours)))));
                    case Permanent(var hours) ->
                        List.of(named("permanentopeningtimes", List.of(named("permanent", weekscheme(hours)))));
                });
    }

    private static List<XmlElement> dates(List<Occurrence> occurrences) {
        var periods = new ArrayList<XmlElement>();
        var timestamps = new ArrayList<XmlElement>();
        for (var occurrence : occurrences) {
            switch (occurrence) {
                case AllDay(var first, var last)
                when first.isBefore(last) -> periods.add(period(first, last, List.of()));
                case AllDay(var first, var last) -> timestamps.add(timestamp(first, Stream.empty()));
                case Starting(var start) ->
                    timestamps.add(timestamp(start.toLocalDate(), Stream.of(time("timestart", start.toLocalTime()))));
                case Timed(var start, var end) ->
                    timestamps.add(timestamp(
                            start.toLocalDate(),
                            Stream.of(time("timestart", start.toLocalTime()), time("timeend", end.toLocalTime()))));
            }
        }
        return Stream.of(some("periods", periods), some("timestamps", timestamps))
                .flatMap(Optional::stream)
                .toList();
    }

    private static XmlElement timestamp(LocalDate day, Stream<XmlElement> times) {
        return named(
                "timestamp", Stream.concat(Stream.of(leaf("date", day)), times).toList());
    }

    private static XmlElement period(LocalDate from, LocalDate to, List<XmlElement> weekscheme) {
        return named(
                "period",
                Stream.concat(Stream.of(leaf("datefrom", from), leaf("dateto", to)), weekscheme.stream())
                        .toList());
    }

    /** Empty if the hours are not known. */
    private static List<XmlElement> weekscheme(OpeningHours hours) {
        if (!hours.areKnown()) {
            return List.of();
        }
        var days = Stream.of(DayOfWeek.values())
                .map(day -> weekday(day, hours.week().getOrDefault(day, List.of())))
                .toList();
        return List.of(named("weekscheme", days));
    }

    private static XmlElement weekday(DayOfWeek day, List<OpeningHours.Span> spans) {
        var open = spans.stream()
                .map(span -> attributed(
                        "openingtime",
                        List.of(
                                new XmlElement.Attribute("from", TIME.format(span.opens())),
                                new XmlElement.Attribute("to", TIME.format(span.closes()))),
                        List.of()))
                .toList();
        var type = new XmlElement.Attribute("opentype", spans.isEmpty() ? "closed" : "open");
        return attributed(day.name().toLowerCase(Locale.ROOT), List.of(type), open);
    }

    private static Optional<XmlElement> some(String name, List<XmlElement> children) {
        return children.isEmpty() ? Optional.empty() : Optional.of(named(name, children));
    }

    private static XmlElement time(String name, LocalTime time) {
        return leaf(name, TIME.format(time));
    }

    private static XmlElement leaf(String name, Object text) {
        return XmlElement.of(XmlNamespace.CDB.name(name), text);
    }

    private static XmlElement named(String name, List<XmlElement> children) {
        return XmlElement.of(XmlNamespace.CDB.name(name), children);
    }

    private static XmlElement attributed(
            String name, List<XmlElement.Attribute> attributes, List<XmlElement> children) {
        return new XmlElement(XmlNamespace.CDB.name(name), attributes, "", children);
    }
}

package org.spaarpunt.events;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;
import org.spaarpunt.events.Occurrence.AllDay;
import org.spaarpunt.events.Occurrence.Starting;
import org.spaarpunt.events.Occurrence.Timed;
import org.spaarpunt.events.OpeningHours.Adjustment;
import org.spaarpunt.events.OpeningHours.Span;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes calendars in the format of {@link CalendarJson}; {@link CalendarReader} does the reverse. */
final class CalendarWriter {
    private CalendarWriter() {}

    static ObjectNode document(Calendar calendar) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        switch (calendar) {
            case Dates(var occurrences) -> writeDates(occurrences, document.put("kind", "dates"));
            case Periodic(var from, var to, var hours) ->
                writeHours(
                        hours,
                        document.put("kind", "periodic")
                                .put("from", from.toString())
                                .put("to", to.toString()));
            case Permanent(var hours) -> writeHours(hours, document.put("kind", "permanent"));
        }
        return document;
    }

    private static void writeDates(List<Occurrence> occurrences, ObjectNode document) {
        var dates = document.putArray("dates");
        for (Occurrence occurrence : occurrences) {
            ObjectNode date = dates.addObject();
            switch (occurrence) {
                case AllDay(var first, var last) ->
                    date.put("first", first.toString()).put("last", last.toString());
                case Starting(var start) -> date.put("start", start.toString());
                case Timed(var start, var end) ->
                    date.put("start", start.toString()).put("end", end.toString());
            }
        }
    }

    private static void writeHours(OpeningHours hours, ObjectNode document) {
        if (hours.areKnown()) {
            writeWeek(hours.week(), document.putObject("hours"));
        }
        if (!hours.adjustments().isEmpty()) {
            var adjusted = document.putArray("adjusted");
            hours.adjustments().forEach(adjustment -> writeAdjustment(adjustment, adjusted.addObject()));
        }
    }

    private static void writeAdjustment(Adjustment adjustment, ObjectNode document) {
        document.put("first", adjustment.first().toString())
                .put("last", adjustment.last().toString());
        if (!adjustment.week().isEmpty()) {
            writeWeek(adjustment.week(), document.putObject("hours"));
        }
    }

    private static void writeWeek(Map<DayOfWeek, List<Span>> week, ObjectNode document) {
        week.forEach((weekday, spans) -> {
            var texts = document.putArray(weekday.name().toLowerCase(Locale.ROOT));
            spans.forEach(span -> texts.add(span.opens() + "-" + span.closes()));
        });
    }
}

package org.spaarpunt.api4.entry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.time.LocalZone;

/** When an event takes place, in the fields of UiTdatabank. */
final class EventDates {
    private record Span(Instant start, Instant end) {
        Map<String, Object> json() {
            var body = new LinkedHashMap<String, Object>();
            body.put("startDate", Json.time(start));
            body.put("endDate", Json.time(end));
            return body;
        }
    }

    private EventDates() {}

    static Map<String, Object> of(Calendar calendar) {
        var body = new LinkedHashMap<String, Object>();
        switch (calendar) {
            case Calendar.Dates(var occurrences) -> {
                var spans = occurrences.stream()
                        .map(EventDates::span)
                        .sorted(Comparator.comparing(Span::start))
                        .toList();
                body.put("calendarType", spans.size() == 1 ? "single" : "multiple");
                body.putAll(whole(spans).json());
                body.put("subEvent", spans.stream().map(Span::json).toList());
            }
            case Calendar.Periodic(var from, var to, var _) -> {
                body.put("calendarType", "periodic");
                body.putAll(new Span(LocalZone.startOf(from), LocalZone.endOf(to)).json());
            }
            case Calendar.Permanent _ -> body.put("calendarType", "permanent");
        }
        return body;
    }

    static String status(Availability availability) {
        return switch (availability) {
            case AVAILABLE -> "Available";
            case POSTPONED -> "TemporarilyUnavailable";
            case CANCELLED, WITHDRAWN -> "Unavailable";
        };
    }

    private static Span whole(List<Span> spans) {
        return new Span(
                spans.getFirst().start(),
                spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow());
    }

    private static Span span(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.AllDay(var first, var last) ->
                new Span(LocalZone.startOf(first), LocalZone.endOf(last).minusSeconds(1));
            case Occurrence.Starting(LocalDateTime start) -> new Span(LocalZone.start(start), LocalZone.start(start));
            case Occurrence.Timed(var start, var end) -> new Span(LocalZone.start(start), LocalZone.end(end));
        };
    }
}

package org.spaarpunt.api4.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.EventCriteria;
import org.spaarpunt.events.EventOrder;
import org.spaarpunt.time.LocalZone;

/**
 * What a client asks of the search of UiTdatabank. Events that are over are left out unless the client asks for dates,
 * for an event, or for no such filter. Parameters without a meaning here are ignored.
 *
 * @param ids of events; empty: any
 * @param nothing whether no event can match
 * @param embed whether events are shown as a whole
 */
record EventQuestion(
        List<String> ids,
        String text,
        String organiser,
        Optional<Days> during,
        boolean nothing,
        boolean embed,
        EventOrder order,
        int start,
        int limit) {
    private static final int DEFAULT_LIMIT = 30;
    private static final int MAX_LIMIT = 500;

    /** A client may ask for the events of everybody, on every page that it shows. */
    private static final int MAX_LIMIT_OF_ALL = 50;

    private static final int MAX_START = 100_000;

    /** The field that a word of a Lucene query is looked for in, and its operators. */
    private static final String NOT_A_WORD = "[A-Za-z_.\\\\*]+:|\\b(AND|OR|NOT)\\b";

    private static final List<String> ORDERS = List.of("availableTo", "availableFrom");

    static EventQuestion read(Query query, LocalDate today) {
        var ids = query.all("id");
        var organiser = query.text("organizerId", "organiserId").orElse("");
        var from = query.from("dateFrom").map(LocalZone::dayOf);
        var to = query.until("dateTo").map(EventQuestion::lastDay);
        boolean everything = !ids.isEmpty()
                || from.isPresent()
                || to.isPresent()
                || query.text("availableTo").filter("*"::equals).isPresent()
                || query.flag("disableDefaultFilters").orElse(false);
        var first = from.or(() -> everything ? Optional.empty() : Optional.of(today));
        boolean never = first.isPresent() && to.isPresent() && to.get().isBefore(first.get());
        return new EventQuestion(
                ids,
                query.text("text", "q").orElse("").replaceAll(NOT_A_WORD, " "),
                organiser,
                never || (first.isEmpty() && to.isEmpty()) ? Optional.empty() : Optional.of(days(first, to)),
                never || query.flag("uitpas").filter(wanted -> !wanted).isPresent(),
                query.flag("embed").orElse(false),
                order(query),
                bounded(query, "start", 0, MAX_START),
                bounded(
                        query,
                        "limit",
                        DEFAULT_LIMIT,
                        organiser.isEmpty() && ids.isEmpty() ? MAX_LIMIT_OF_ALL : MAX_LIMIT));
    }

    EventCriteria criteria(String cdbid) {
        return new EventCriteria(
                text,
                cdbid,
                List.of(),
                "",
                organiser,
                Optional.empty(),
                during.stream().toList());
    }

    private static Days days(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Days(inRange(first.orElse(LocalZone.FIRST_DAY)), inRange(last.orElse(LocalZone.LAST_DAY)));
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.isBefore(LocalZone.FIRST_DAY)) {
            return LocalZone.FIRST_DAY;
        }
        return day.isAfter(LocalZone.LAST_DAY) ? LocalZone.LAST_DAY : day;
    }

    private static LocalDate lastDay(Instant end) {
        return LocalZone.dayOf(end.minusNanos(1));
    }

    /** A number that is too high counts as the highest, because a client fails on a refusal. */
    private static int bounded(Query query, String name, int standard, int most) {
        return query.text(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .map(number -> Math.min(number, most))
                .orElse(Math.min(standard, most));
    }

    private static EventOrder order(Query query) {
        return ORDERS.stream()
                .flatMap(field -> query.text("sort[" + field + "]").stream()
                        .flatMap(direction -> Stream.of("asc", "desc")
                                .filter(direction::equalsIgnoreCase)
                                .flatMap(known -> EventOrder.parse(field + " " + known, false).stream())))
                .findFirst()
                .orElse(EventOrder.DEFAULT);
    }
}

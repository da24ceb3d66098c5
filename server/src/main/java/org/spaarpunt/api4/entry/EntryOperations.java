package org.spaarpunt.api4.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Reading;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.http.Response;
import org.spaarpunt.time.LocalZone;

/**
 * What clients ask UiTdatabank, answered from the events of this server: its search ({@code /search}) and its entry API
 * ({@code /entry}). Clients fail on a list without members, so a refused search is an empty list as well.
 */
final class EntryOperations {
    private static final EventSearch.Page NOTHING = new EventSearch.Page(List.of(), 0);

    private final EventCache events;
    private final EventSearch search;
    private final OrganiserList organisers;

    EntryOperations(EventCache events, EventSearch search, OrganiserList organisers) {
        this.events = events;
        this.search = search;
        this.organisers = organisers;
    }

    Response search(JsonRequest request) {
        var today = LocalZone.dayOf(request.arrival().at());
        return switch (request.query(query -> EventQuestion.read(query, today))) {
            case Reading.Read<EventQuestion>(var asked) -> Json.ok(page(request, asked, find(asked, request)));
            case Reading.Unreadable<EventQuestion>(var problem) ->
                problem.with("totalItems", 0).with("member", List.of()).response();
        };
    }

    Response event(JsonRequest request) {
        return events.findByEither(request.segment())
                .flatMap(event -> search.find(event.cdbid()))
                .map(event -> Json.ok(json(request).event(event)))
                .orElseGet(() -> Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                        .response());
    }

    Response organizer(JsonRequest request) {
        return organisers
                .find(request.segment())
                .map(organiser -> Json.ok(json(request).organizer(organiser)))
                .orElseGet(() -> Problem.of(ProblemType.ORGANIZER_NOT_FOUND, "There is no organizer with this id.")
                        .response());
    }

    private EventSearch.Page find(EventQuestion asked, JsonRequest request) {
        if (asked.nothing()) {
            return NOTHING;
        }
        if (asked.ids().size() == 1) {
            return events.findByEither(asked.ids().getFirst())
                    .map(event -> find(asked, event.cdbid(), request))
                    .orElse(NOTHING);
        }
        return asked.ids().isEmpty() ? find(asked, "", request) : each(asked, request);
    }

    /** Few ids at once; each is looked up by itself. */
    private EventSearch.Page each(EventQuestion asked, JsonRequest request) {
        var found = asked.ids().stream()
                .distinct()
                .flatMap(id -> events.findByEither(id).map(Event::cdbid).stream())
                .flatMap(cdbid -> find(asked, cdbid, request).events().stream())
                .toList();
        var part = found.stream().skip(asked.start()).limit(asked.limit()).toList();
        return new EventSearch.Page(part, found.size());
    }

    private EventSearch.Page find(EventQuestion asked, String cdbid, JsonRequest request) {
        boolean several = asked.ids().size() > 1;
        return search.find(
                asked.criteria(cdbid),
                asked.order(),
                LocalZone.dayOf(request.arrival().at()),
                several ? 0 : asked.start(),
                several ? 1 : asked.limit());
    }

    private static Map<String, Object> page(JsonRequest request, EventQuestion asked, EventSearch.Page found) {
        var json = json(request);
        var body = new LinkedHashMap<String, Object>();
        body.put("@type", "PagedCollection");
        body.put("itemsPerPage", asked.limit());
        body.put("totalItems", found.total());
        body.put(
                "member",
                found.events().stream()
                        .map(event -> asked.embed() ? json.event(event) : json.reference(event.event()))
                        .toList());
        return body;
    }

    private static EntryJson json(JsonRequest request) {
        return new EntryJson(request.arrival().site());
    }
}

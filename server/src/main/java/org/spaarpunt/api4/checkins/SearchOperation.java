package org.spaarpunt.api4.checkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.checkins.CheckinSearch;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Visibility;

/**
 * {@code GET /checkins}: the past check-ins of the caller's organisers, at their counters and at their events, the
 * newest first, as JSON or CSV.
 */
final class SearchOperation {
    private static final String EVENT = "eventId";

    private final CheckinSearch checkins;
    private final EventCache events;
    private final CallerPlaces places;

    private record Asked(CheckinCriteria criteria, Optional<String> card, List<String> organisers, Slice slice) {}

    SearchOperation(CheckinSearch checkins, EventCache events, CallerPlaces places) {
        this.checkins = checkins;
        this.events = events;
        this.places = places;
    }

    Response find(JsonRequest request) {
        return request.query(this::read).answer(asked -> {
            var readable = places.of(request.caller()).stream()
                    .filter(place -> place.may(ApiPermission.CHECKINS_READ))
                    .filter(place ->
                            asked.organisers().isEmpty() || asked.organisers().contains(place.organiserId()))
                    .toList();
            return OrganiserPlace.together(readable)
                    .map(together -> find(request, asked, readable, together))
                    .orElseGet(() ->
                            CallerPlaces.forbidden(ApiPermission.CHECKINS_READ).response());
        });
    }

    private Asked read(Query query) {
        var card = query.text("uitpasNumber");
        var filters = new ArrayList<Filter>();
        query.text("passholderId").map(Filter.OfPassholder::new).ifPresent(filters::add);
        card.map(Filter.OfCardHolder::new).ifPresent(filters::add);
        query.text(EVENT).map(this::cdbid).map(Filter.AtEvent::new).ifPresent(filters::add);
        query.text("eventTitle").map(Filter.AtEventTitled::new).ifPresent(filters::add);
        query.text("counter").map(Filter.ViaCounter::new).ifPresent(filters::add);
        var criteria = new CheckinCriteria(filters, query.from("from"), query.until("to"));
        if (criteria.isBackwards()) {
            query.wrong("to", "must not be before \"from\"");
        }
        return new Asked(criteria, card, query.all("organizerId", "organiserId"), query.slice());
    }

    /** An event that is not known has no check-ins. */
    private String cdbid(String id) {
        return events.findByEither(id).map(Event::cdbid).orElse(id);
    }

    private Response find(JsonRequest request, Asked asked, List<OrganiserPlace> readable, OrganiserPlace together) {
        var viewer = places.viewer(request.caller(), together);
        // A caller that knows an id was told it; a number could be guessed.
        if (asked.card().isPresent() && viewer.visibilityOfStrangers() == Visibility.NONE) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SEARCH_BY_ID)
                    .response();
        }
        var bounded = asked.criteria().within(request.arrival().at());
        if (bounded.isEmpty()) {
            return Problem.of(
                            ProblemType.INVALID_QUERY,
                            "Without a passholder, an event or a counter, \"from\" and \"to\" may be at most "
                                    + CheckinCriteria.LONGEST.toDays() + " days apart.")
                    .with("parameter", "from")
                    .response();
        }
        var reading = new CheckinReading.Granted(CheckinScope.of(readable), viewer);
        var slice = asked.slice();
        var page = checkins.find(bounded.get(), reading, false, slice.start(), slice.limit());
        return CheckinCsv.isWanted(request)
                ? CheckinCsv.of(page)
                : Json.ok(Slice.page(
                        page.total(),
                        page.checkins().stream().map(SearchOperation::json).toList()));
    }

    private static Map<String, Object> json(FoundCheckin checkin) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", checkin.id());
        json.put("creationDate", Json.time(checkin.at()));
        json.put(EVENT, ApiEventId.of(checkin.event().cdbid()));
        json.put("eventTitle", checkin.event().title());
        checkin.cardNumber().ifPresent(number -> json.put("uitpasNumber", number));
        json.put("points", checkin.points());
        // Beyond the public document, so that a list can be read without other requests.
        checkin.visitor().ifPresent(visitor -> json.put("passholderId", visitor.uid()));
        json.put(
                "counter",
                Map.of("key", checkin.via().key(), "name", checkin.via().name()));
        return json;
    }
}

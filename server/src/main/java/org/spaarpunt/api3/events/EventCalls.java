package org.spaarpunt.api3.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Named;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.EventXml;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.CheckinOutlook.Prospect;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.time.LocalZone;

/** {@code GET cultureevent/search}, {@code GET cultureevent/{cdbid}} and its {@code cardsystems}: events. */
final class EventCalls {
    private final CheckinFeature feature;
    private final EventSearchParameters query;
    private final CardLookup cards;

    public EventCalls(CheckinFeature feature, PassholderLookup lookup, Authorization authorization) {
        this.feature = feature;
        this.query = new EventSearchParameters(feature.actors());
        this.cards = new CardLookup(lookup, authorization);
    }

    public Response search(ApiRequest request) {
        return switch (query.read(request)) {
            case EventSearchParameters.Asked.Refused(var response) -> response;
            case EventSearchParameters.Asked.Search search ->
                switch (card(request)) {
                    case Named.Refused<Optional<UitpasNumber>>(var response) -> response;
                    case Named.Found<Optional<UitpasNumber>>(var card) -> page(find(search, request), card, search);
                };
        };
    }

    public Response read(ApiRequest request) {
        var event = feature.events().find(request.segment());
        if (event.isEmpty()) {
            return request.refusals().unknownEvent();
        }
        return switch (card(request)) {
            case Named.Refused<Optional<UitpasNumber>>(var response) -> response;
            case Named.Found<Optional<UitpasNumber>>(var card) -> {
                var told = told(List.of(event.get()), card, true).getFirst();
                yield Format.xml(200, told.declaring(XmlNamespace.CDB));
            }
        };
    }

    public Response cardSystems(ApiRequest request) {
        return feature.events()
                .find(request.segment())
                .map(found -> cardSystems(found.event()))
                .orElseGet(() -> request.refusals().unknownEvent());
    }

    private Response cardSystems(Event event) {
        var organiser = event.organiser().id();
        var systems = feature.actors().cardSystems(List.of(organiser)).getOrDefault(organiser, List.of());
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED), EventXml.cardSystems(systems))));
    }

    /** Any caller may see any event. */
    private EventSearch.Page find(EventSearchParameters.Asked.Search search, ApiRequest request) {
        return search.hidden()
                ? new EventSearch.Page(List.of(), 0)
                : feature.events()
                        .find(
                                search.criteria(),
                                search.order(),
                                LocalZone.dayOf(request.receivedAt()),
                                search.paging().start(),
                                search.paging().max());
    }

    private Response page(
            EventSearch.Page page, Optional<UitpasNumber> card, EventSearchParameters.Asked.Search search) {
        var events = told(page.events(), card, search.descriptions());
        return Format.xml(200, EventXml.page(events, page.total()));
    }

    private List<XmlElement> told(List<ListedEvent> found, Optional<UitpasNumber> card, boolean descriptions) {
        var events = found.stream().map(ListedEvent::event).toList();
        var prospects = prospects(events, card);
        Map<Long, List<CardSystem>> systems = feature.actors()
                .cardSystems(events.stream()
                        .map(event -> event.organiser().id())
                        .distinct()
                        .toList());
        return EventXml.events(found, prospects, systems, descriptions);
    }

    private List<Prospect<Reason.OfVisit>> prospects(List<Event> events, Optional<UitpasNumber> card) {
        return card.isPresent()
                ? feature.outlook().of(card.get(), events)
                : feature.outlook().of(events);
    }

    /** The card that the request names, if any. */
    private Named<Optional<UitpasNumber>> card(ApiRequest request) {
        var number = request.parameter(CardLookup.UITPAS_NUMBER);
        if (number.isEmpty()) {
            return new Named.Found<>(Optional.empty());
        }
        return switch (cards.card(number.get(), request)) {
            case Named.Refused<HeldCard>(var response) -> new Named.Refused<>(response);
            case Named.Found<HeldCard>(var card) -> new Named.Found<>(Optional.of(card.number()));
        };
    }
}

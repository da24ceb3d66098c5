package org.spaarpunt.api3.visits;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api3.checkins.PassholderCheckin;
import org.spaarpunt.api3.people.PassholderCalls;
import org.spaarpunt.api3.rewards.RedemptionCalls;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Held;
import org.spaarpunt.api3.wire.CardLookup.Named;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestContext;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.EventXml;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.events.Event;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.rewards.RewardSearch.Seeker;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.storage.Outage;

/**
 * {@code GET} and {@code POST passholder/eventActions}: what somebody can do at a counter and an event, all at once, and several things of
 * it done in one request.
 */
public final class EventActionCalls {
    public static final String AUTO_CHECKIN = "autocheckin";
    /** As an example of the specification has it. */
    public static final String AUTO_CHECKIN_TOO = "autoCheckin";

    public static final String PICTURE = "includeProfilePicture";
    public static final String CHECKIN = "actionCheckin";
    public static final String TICKET = "actionBuyTicket";
    public static final String PROMOTIONS = "pointsPromotionIds";
    public static final String ADVANTAGES = "welcomeAdvantageIds";

    private static final Set<Reason> OF_THE_CALLER = EnumSet.of(
            Reason.UNKNOWN_COUNTER,
            Reason.MAY_NOT_ACT_FOR_COUNTER,
            Reason.MAY_NOT_CHECK_IN,
            Reason.UNKNOWN_EVENT,
            Reason.COUNTER_TAKES_NO_PART);

    private static final RewardCriteria.Page ALL =
            new RewardCriteria.Page(RewardCriteria.Sort.CREATION_DATE, false, 0, Paging.MAX);

    private final Authorization authorization;
    private final CheckinDesk desk;
    private final IdempotencyRecords idempotency;
    private final CheckinFeature checkins;
    private final PassholderFeature passholders;
    private final RewardFeature rewards;
    private final CardLookup cards;

    public EventActionCalls(
            Authorization authorization,
            CheckinDesk desk,
            IdempotencyRecords idempotency,
            CheckinFeature checkins,
            PassholderFeature passholders,
            RewardFeature rewards) {
        this.authorization = authorization;
        this.desk = desk;
        this.idempotency = idempotency;
        this.checkins = checkins;
        this.passholders = passholders;
        this.rewards = rewards;
        this.cards = new CardLookup(passholders.lookup(), authorization);
    }

    public Response see(ApiRequest request) {
        var reader = new ParameterReader(request);
        boolean checksIn = reader.flag(AUTO_CHECKIN)
                .or(() -> reader.flag(AUTO_CHECKIN_TOO))
                .orElse(false);
        var pictures = reader.flag(PICTURE).orElse(false) ? Pictures.WITH : Pictures.WITHOUT;
        return objection(reader, request)
                .orElseGet(() -> usableCard(request)
                        .then(held -> event(request).then(event -> seen(request, held, event, checksIn, pictures))));
    }

    public Response act(ApiRequest request) {
        var reader = new ParameterReader(request);
        var wanted = new Wanted(
                reader.flag(CHECKIN).orElse(false),
                reader.flag(TICKET).orElse(false),
                reader.ids(ADVANTAGES, EventActions.MAX_REWARDS),
                reader.ids(PROMOTIONS, EventActions.MAX_REWARDS));
        return objection(reader, request)
                .orElseGet(() -> cards.holderByNumberOrChip(request)
                        .then(held -> event(request).then(event -> done(request, held, event, wanted))));
    }

    /** What a request wants to be done. */
    private record Wanted(boolean checkin, boolean ticket, List<Long> advantages, List<Long> promotions) {}

    private Optional<Response> objection(ParameterReader reader, ApiRequest request) {
        if (reader.unreadable().isPresent()) {
            return reader.unreadable().map(request.refusals()::unreadable);
        }
        return request.repeat()
                .filter(key ->
                        EventActions.belongsToAnother(key, request.consumer().key(), idempotency))
                .map(_ -> request.refusals().misusedRepeatKey());
    }

    /** The card that was shown, of a passholder who can do something with it. */
    private Named<Held> usableCard(ApiRequest request) {
        return switch (shown(request)) {
            case Named.Refused<Lookup.Found<HeldCard>>(var response) -> new Named.Refused<>(response);
            case Named.Found<Lookup.Found<HeldCard>>(var shown) ->
                unusable(shown.value(), request)
                        .<Named<Held>>map(Named.Refused::new)
                        .orElseGet(() -> CardLookup.held(shown, request.refusals()));
        };
    }

    private Named<Lookup.Found<HeldCard>> shown(ApiRequest request) {
        var identification = request.parameter(PassholderCalls.IDENTIFICATION);
        if (identification.isEmpty()) {
            return cards.foundByNumberOrChip(request);
        }
        for (var other : List.of(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER)) {
            if (request.parameter(other).isPresent()) {
                return new Named.Refused<>(request.refusals().together(PassholderCalls.IDENTIFICATION, other));
            }
        }
        var viewer = authorization.viewer(request.claim());
        return switch (passholders.identification().card(identification.get(), viewer)) {
            case Lookup.Found<HeldCard> found -> new Named.Found<>(found);
            case Lookup.Unknown<HeldCard> _ ->
                new Named.Refused<>(request.refusals().unknownIdentification());
            case Lookup.Hidden<HeldCard> _ ->
                new Named.Refused<>(request.refusals().accessDenied(CardLookup.READ));
        };
    }

    private static Optional<Response> unusable(HeldCard card, ApiRequest request) {
        var refusals = request.refusals();
        return switch (card.status()) {
            case ACTIVE -> Optional.empty();
            case BLOCKED ->
                Optional.of(refusals.badRequest(ErrorCode.INVALID_CARD_STATUS_BLOCKED, "checkin.CARD_BLOCKED"));
            case DELETED ->
                Optional.of(refusals.badRequest(ErrorCode.INVALID_CARD_STATUS_DELETED, "checkin.CARD_DELETED"));
            case LOCAL_STOCK -> Optional.of(waiting(ErrorCode.INVALID_CARD_STATUS_LOCAL_STOCK, refusals));
            case STOCK -> Optional.of(waiting(ErrorCode.INVALID_CARD_STATUS_STOCK, refusals));
            case SENT_TO_BALIE -> Optional.of(waiting(ErrorCode.INVALID_CARD_STATUS_SENT_TO_BALIE, refusals));
            case PROVISIONED -> Optional.of(waiting(ErrorCode.INVALID_CARD_STATUS_PROVISIONED, refusals));
        };
    }

    private static Response waiting(ErrorCode code, ErrorResponses refusals) {
        return refusals.badRequest(code, "checkin.CARD_NOT_ACTIVE");
    }

    /** The event that the request names, if it names one. */
    private Named<Optional<Event>> event(ApiRequest request) {
        var cdbid = request.parameter(PassholderCheckin.CDBID);
        if (cdbid.isEmpty()) {
            return new Named.Found<>(Optional.empty());
        }
        return checkins.events()
                .find(cdbid.get())
                .<Named<Optional<Event>>>map(found -> new Named.Found<>(Optional.of(found.event())))
                .orElseGet(() -> new Named.Refused<>(request.refusals().unknownEvent()));
    }

    private Response seen(ApiRequest request, Held held, Optional<Event> event, boolean checksIn, Pictures pictures) {
        var before = person(request, held, pictures);
        if (before.isEmpty()) {
            return request.refusals().unknownPassholder(400);
        }
        var actions = actions(request, held);
        var checkedIn = event.filter(_ -> checksIn).map(known -> actions.checkIn("checkinAction", known.cdbid()));
        var person = checkedIn.isPresent() ? afterwards(before.get(), request, held, pictures) : before.get();
        var fields = new ArrayList<XmlElement>();
        if (!person.isActiveMember()) {
            fields.add(XmlElement.of("code", ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS));
            fields.add(XmlElement.of("message", request.messages().text("checkin.NO_ACTIVE_CARD_SYSTEM")));
        }
        fields.add(told(person, request));
        event.ifPresent(known -> {
            fields.add(checkinOutlook(request, held, known));
            fields.add(XmlElement.of(
                    "eventBuyTicket",
                    List.of(
                            XmlElement.of("cdbid", known.cdbid()),
                            XmlElement.of("buyConstraintReason", ErrorCode.ACTION_NOT_SUPPORTED))));
        });
        fields.add(offers("welcomeAdvantages", Kind.WELCOME_ADVANTAGE, request, held));
        fields.add(offers("pointsPromotions", Kind.POINTS_PROMOTION, request, held));
        checkedIn.ifPresent(fields::add);
        return response(fields, actions.isReplayed());
    }

    private XmlElement checkinOutlook(ApiRequest request, Held held, Event event) {
        var reason = checkins.outlook().refusal(EventActions.checkin(request, held, event.cdbid()));
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("cdbid", event.cdbid()));
        fields.add(XmlElement.of("checkinAllowed", reason.isEmpty()));
        fields.add(XmlElement.of(
                "numberOfPoints", PointsAward.of(event, request.receivedAt()).points()));
        reason.map(EventActionCalls::constraint)
                .ifPresent(known -> fields.add(XmlElement.of("checkinConstraintReason", known)));
        return XmlElement.of("eventCheckin", fields);
    }

    /** In the words of the search for events, which has none for who asks. */
    private static ErrorCode constraint(Reason reason) {
        return OF_THE_CALLER.contains(reason)
                ? PassholderCheckin.codeElsewhere(reason)
                : EventXml.constraintReason(reason);
    }

    /** What the passholder could get here now. */
    private XmlElement offers(String name, Kind kind, ApiRequest request, Held held) {
        var counter = RedemptionCalls.counter(request, kind);
        var criteria = RewardCriteria.redeemableAt(kind, counter.key(), request.receivedAt());
        var seeker = Optional.of(new Seeker(held.passholder().id(), 0, false));
        var told = switch (rewards.search().find(criteria, seeker, ALL)) {
            case Result.Page(var offers, var _) ->
                offers.stream()
                        .filter(offer -> offer.state() == CashInState.POSSIBLE)
                        .filter(offer -> counter.handsOut(offer.reward()))
                        .map(offer -> offer(offer, request.arrival()))
                        .toList();
            // The counter is gone since the caller was admitted there.
            case Result.UnknownCounter _, Result.UnknownCardSystem _ -> List.<XmlElement>of();
        };
        return XmlElement.of(name, List.of(XmlElement.of("total", told.size()), XmlElement.of("promotions", told)));
    }

    private static XmlElement offer(Offer offer, RequestContext arrival) {
        return switch (offer.reward().kind()) {
            case POINTS_PROMOTION -> RewardXml.offered("pointsPromotion", offer.reward(), offer.state(), arrival);
            case WELCOME_ADVANTAGE ->
                RewardXml.advantage("welcomeAdvantage", offer.reward(), offer.redeemedAt(), arrival);
        };
    }

    /** The check-in first: its points buy the rewards that the same request asks for. */
    private Response done(ApiRequest request, Held held, Optional<Event> event, Wanted wanted) {
        var before = person(request, held, Pictures.WITHOUT);
        if (before.isEmpty()) {
            return request.refusals().unknownPassholder(400);
        }
        var actions = actions(request, held);
        var told = new ArrayList<XmlElement>();
        event.filter(_ -> wanted.checkin())
                .ifPresent(known -> told.add(action("CHECKIN", actions.checkIn("checkinResponse", known.cdbid()))));
        for (long id : wanted.advantages()) {
            told.add(action(
                    "CASHIN_WELCOMEADVANTAGE", actions.redeem("welcomeAdvantageResponse", Kind.WELCOME_ADVANTAGE, id)));
        }
        for (long id : wanted.promotions()) {
            told.add(action(
                    "CASHIN_POINTSPROMOTION", actions.redeem("pointsPromotionsResponse", Kind.POINTS_PROMOTION, id)));
        }
        event.filter(_ -> wanted.ticket()).ifPresent(_ -> told.add(action("BUYTICKET", ticket(request))));
        return response(
                List.of(
                        told(afterwards(before.get(), request, held, Pictures.WITHOUT), request),
                        XmlElement.of("actions", told)),
                actions.isReplayed());
    }

    private static XmlElement ticket(ApiRequest request) {
        return EventActions.coded(
                "buyTicketResponse",
                ErrorCode.ACTION_NOT_SUPPORTED,
                request.messages().text("error.ACTION_NOT_SUPPORTED.TICKET_SALES"));
    }

    private EventActions actions(ApiRequest request, Held held) {
        return new EventActions(desk, rewards, request, held);
    }

    private Optional<PersonView> person(ApiRequest request, Held held, Pictures pictures) {
        var viewer = authorization.viewer(request.claim());
        return passholders.people().find(held.passholder(), viewer, pictures);
    }

    /** As they are after the actions; what was done is told all the same when that cannot be found out any more. */
    private PersonView afterwards(PersonView before, ApiRequest request, Held held, Pictures pictures) {
        try {
            return person(request, held, pictures).orElse(before);
        } catch (RuntimeException failure) {
            if (Outage.caused(failure)) {
                return before;
            }
            throw failure;
        }
    }

    private static XmlElement told(PersonView person, ApiRequest request) {
        return PassholderXml.of(request).element("passHolder", person);
    }

    private static XmlElement action(String type, XmlElement response) {
        return XmlElement.of("action", List.of(XmlElement.of("actionType", type), response));
    }

    private static Response response(List<XmlElement> fields, boolean replayed) {
        var root = XmlElement.of("response", fields).declaring(XmlNamespace.RDF, XmlNamespace.FOAF);
        return IdempotencyHeader.marked(Format.xml(200, root), replayed);
    }
}

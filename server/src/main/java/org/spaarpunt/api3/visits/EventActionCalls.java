package org.spaarpunt.api3.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Named;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.Identification;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.CounterVisit.Deed;
import org.spaarpunt.visits.CounterVisit.Look;
import org.spaarpunt.visits.CounterVisit.Obstacle;
import org.spaarpunt.visits.Wish;

/**
 * {@code GET} and {@code POST passholder/eventActions}: everything a passholder can do at a counter and an event, and
 * doing several of these in one request.
 */
final class EventActionCalls {
    private static final String IDENTIFICATION = "identification";
    private static final String CDBID = "cdbid";
    private static final String AUTO_CHECKIN = "autocheckin";
    /** The spelling in an example of the specification. */
    private static final String AUTO_CHECKIN_TOO = "autoCheckin";

    private static final String PICTURE = "includeProfilePicture";
    private static final String CHECKIN = "actionCheckin";
    private static final String TICKET = "actionBuyTicket";
    private static final String PROMOTIONS = "pointsPromotionIds";
    private static final String ADVANTAGES = "welcomeAdvantageIds";

    private static final CallParameters PLACE =
            CallParameters.optional(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER, CDBID, ApiRequest.COUNTER_KEY);

    static final CallParameters LOOK = PLACE.andOptional(IDENTIFICATION, AUTO_CHECKIN, AUTO_CHECKIN_TOO, PICTURE);
    static final CallParameters ACT = PLACE.andOptional(CHECKIN, TICKET, PROMOTIONS, ADVANTAGES);

    private final CounterVisit visit;
    private final CardLookup cards;
    private final Identification identification;
    private final Authorization authorization;

    EventActionCalls(CounterVisit visit, CardLookup cards, Identification identification, Authorization authorization) {
        this.visit = visit;
        this.cards = cards;
        this.identification = identification;
        this.authorization = authorization;
    }

    Response look(ApiRequest request) {
        var reader = new ParameterReader(request);
        boolean checksIn = reader.flag(AUTO_CHECKIN)
                .or(() -> reader.flag(AUTO_CHECKIN_TOO))
                .orElse(false);
        var pictures = reader.flag(PICTURE).orElse(false) ? Pictures.WITH : Pictures.WITHOUT;
        return objection(reader, request)
                .orElseGet(() -> shown(request).then(card -> {
                    var view = new CounterVisit.View(card, request.parameter(CDBID), checksIn, pictures);
                    return looked(visit.look(RequestActor.workplace(request), view, request.idempotency()), request);
                }));
    }

    Response act(ApiRequest request) {
        var reader = new ParameterReader(request);
        var cdbid = request.parameter(CDBID);
        boolean checksIn = reader.flag(CHECKIN).orElse(false);
        boolean buysTicket = reader.flag(TICKET).orElse(false);
        var advantages = reader.ids(ADVANTAGES, CounterVisit.MAX_REWARDS);
        var promotions = reader.ids(PROMOTIONS, CounterVisit.MAX_REWARDS);
        var wishes = new ArrayList<Wish>();
        cdbid.filter(_ -> checksIn).ifPresent(event -> wishes.add(new Wish.CheckIn(event)));
        advantages.forEach(id -> wishes.add(new Wish.Redeem(Kind.WELCOME_ADVANTAGE, id)));
        promotions.forEach(id -> wishes.add(new Wish.Redeem(Kind.POINTS_PROMOTION, id)));
        return objection(reader, request)
                .orElseGet(() -> cards.numberOrChip(request)
                        .then(card -> done(
                                visit.act(RequestActor.workplace(request), card, cdbid, wishes, request.idempotency()),
                                buysTicket && cdbid.isPresent(),
                                request)));
    }

    private Optional<Response> objection(ParameterReader reader, ApiRequest request) {
        if (reader.unreadable().isPresent()) {
            return reader.unreadable().map(request.refusals()::unreadable);
        }
        return request.idempotency()
                .filter(known -> visit.isKeyOfAnother(known, request.consumer().key()))
                .map(_ -> request.refusals().misusedRepeatKey());
    }

    /** The card that was presented. */
    private Named<HeldCard> shown(ApiRequest request) {
        var shown = request.parameter(IDENTIFICATION);
        if (shown.isEmpty()) {
            return cards.numberOrChip(request);
        }
        for (var other : List.of(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER)) {
            if (request.parameter(other).isPresent()) {
                return new Named.Refused<>(request.refusals().together(IDENTIFICATION, other));
            }
        }
        return switch (identification.card(shown.get(), request.inquiry(authorization))) {
            case Lookup.Found<HeldCard>(var card, var _) -> new Named.Found<>(card);
            case Lookup.Unknown<HeldCard> _ ->
                new Named.Refused<>(request.refusals().unknownIdentification());
            case Lookup.Hidden<HeldCard> _ ->
                new Named.Refused<>(request.refusals().accessDenied(CardLookup.READ));
        };
    }

    private static Response looked(Look look, ApiRequest request) {
        return switch (look) {
            case Look.Seen seen -> new EventActionsXml(request, PassholderXml.of(request)).seen(seen);
            case Look.Impossible(var obstacle) -> impossible(obstacle, request.refusals());
        };
    }

    private static Response done(Deed deed, boolean buysTicket, ApiRequest request) {
        return switch (deed) {
            case Deed.Done done -> new EventActionsXml(request, PassholderXml.of(request)).done(done, buysTicket);
            case Deed.Impossible(var obstacle) -> impossible(obstacle, request.refusals());
        };
    }

    private static Response impossible(Obstacle obstacle, ErrorResponses refusals) {
        return switch (obstacle) {
            case BLOCKED_CARD -> refusals.badRequest(ErrorCode.INVALID_CARD_STATUS_BLOCKED, "checkin.CARD_BLOCKED");
            case DELETED_CARD -> refusals.badRequest(ErrorCode.INVALID_CARD_STATUS_DELETED, "checkin.CARD_DELETED");
            case CARD_IN_LOCAL_STOCK -> notActive(ErrorCode.INVALID_CARD_STATUS_LOCAL_STOCK, refusals);
            case CARD_IN_STOCK -> notActive(ErrorCode.INVALID_CARD_STATUS_STOCK, refusals);
            case CARD_ON_ITS_WAY -> notActive(ErrorCode.INVALID_CARD_STATUS_SENT_TO_BALIE, refusals);
            case PROVISIONED_CARD -> notActive(ErrorCode.INVALID_CARD_STATUS_PROVISIONED, refusals);
            case CARD_WITHOUT_PASSHOLDER -> refusals.badRequest(ErrorCode.INVALID_CARD, "error.INVALID_CARD");
            case UNKNOWN_EVENT -> refusals.unknownEvent();
            case REMOVED_PASSHOLDER -> refusals.unknownPassholder(400);
        };
    }

    private static Response notActive(ErrorCode code, ErrorResponses refusals) {
        return refusals.badRequest(code, "checkin.CARD_NOT_ACTIVE");
    }
}

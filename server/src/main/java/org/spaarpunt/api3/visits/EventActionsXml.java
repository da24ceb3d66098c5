package org.spaarpunt.api3.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.RewardCodes;
import org.spaarpunt.api3.wire.RightNames;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.http.Response;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.visits.Act;
import org.spaarpunt.visits.CounterVisit.Deed;
import org.spaarpunt.visits.CounterVisit.EventOutlook;
import org.spaarpunt.visits.CounterVisit.Look;
import org.spaarpunt.visits.CounterVisit.Warning;
import org.spaarpunt.visits.Wish;

/** The answers of {@code passholder/eventActions}. */
record EventActionsXml(ApiRequest request, PassholderXml people) {

    Response seen(Look.Seen seen) {
        var fields = new ArrayList<XmlElement>();
        seen.warnings().forEach(warning -> fields.addAll(warning(warning)));
        fields.add(people.element("passHolder", seen.person()));
        seen.event().ifPresent(outlook -> {
            fields.add(checkinOutlook(outlook));
            fields.add(XmlElement.of(
                    "eventBuyTicket",
                    List.of(
                            XmlElement.of("cdbid", outlook.event().cdbid()),
                            XmlElement.of("buyConstraintReason", ErrorCode.ACTION_NOT_SUPPORTED))));
        });
        fields.add(offers("welcomeAdvantages", "welcomeAdvantage", seen.advantages()));
        fields.add(offers("pointsPromotions", "pointsPromotion", seen.promotions()));
        seen.checkin().ifPresent(act -> fields.add(response("checkinAction", act)));
        return response(fields, seen.checkin().stream().anyMatch(Act::isReplayed));
    }

    Response done(Deed.Done done, boolean buysTicket) {
        var actions = new ArrayList<XmlElement>();
        done.acts().forEach(act -> actions.add(action(act)));
        if (buysTicket) {
            actions.add(action("BUYTICKET", ticket()));
        }
        return response(
                List.of(people.element("passHolder", done.person()), XmlElement.of("actions", actions)),
                done.acts().stream().anyMatch(Act::isReplayed));
    }

    private List<XmlElement> warning(Warning warning) {
        return switch (warning) {
            case NO_ACTIVE_CARD_SYSTEM ->
                coded(ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS, text("checkin.NO_ACTIVE_CARD_SYSTEM"));
        };
    }

    private static XmlElement checkinOutlook(EventOutlook outlook) {
        var checkin = outlook.checkin();
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("cdbid", outlook.event().cdbid()));
        fields.add(XmlElement.of("checkinAllowed", checkin.refusal().isEmpty()));
        fields.add(XmlElement.of("numberOfPoints", checkin.award().points()));
        checkin.refusal()
                .map(CheckinCodes::constraint)
                .ifPresent(reason -> fields.add(XmlElement.of("checkinConstraintReason", reason)));
        return XmlElement.of("eventCheckin", fields);
    }

    private XmlElement offers(String name, String element, List<Offer> offers) {
        var promotions = offers.stream().map(offer -> offered(element, offer));
        return XmlElement.of(
                name, List.of(XmlElement.of("total", offers.size()), XmlElement.of("promotions", promotions)));
    }

    private XmlElement offered(String name, Offer offer) {
        return switch (offer.reward().kind()) {
            case POINTS_PROMOTION -> RewardXml.offered(name, offer.reward(), offer.state(), request.arrival());
            case WELCOME_ADVANTAGE -> RewardXml.advantage(name, offer.reward(), offer.redeemedAt(), request.arrival());
        };
    }

    private XmlElement action(Act act) {
        return switch (act.wish()) {
            case Wish.CheckIn _ -> action("CHECKIN", response("checkinResponse", act));
            case Wish.Redeem(var kind, var _) ->
                switch (kind) {
                    case WELCOME_ADVANTAGE ->
                        action("CASHIN_WELCOMEADVANTAGE", response("welcomeAdvantageResponse", act));
                    case POINTS_PROMOTION ->
                        action("CASHIN_POINTSPROMOTION", response("pointsPromotionsResponse", act));
                };
        };
    }

    /** The outcome of one action, under this name. */
    private XmlElement response(String name, Act act) {
        return switch (act) {
            case Act.Checkin(var _, var outcome) -> checkin(name, outcome);
            case Act.Redemption redemption -> redemption(name, redemption);
            case Act.MayNotRedeem(var wish, var missing, var offer) ->
                response(
                        name,
                        coded(ErrorCode.ACCESS_DENIED, text("error.ACCESS_DENIED", RightNames.of(missing))),
                        XmlElement.of("requiredPermission", RightNames.of(missing)),
                        promotion(wish, offer));
            case Act.Unavailable(var wish) -> unavailable(name, wish);
        };
    }

    private XmlElement checkin(String name, CheckinOutcome<Reason.AtCounter> outcome) {
        return switch (outcome) {
            case Granted<Reason.AtCounter> granted ->
                XmlElement.of(
                        name,
                        List.of(
                                XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                points(granted.holder().points())));
            case GrantedEarlier<Reason.AtCounter>(var body) -> XmlElement.written(body);
            case Refused<Reason.AtCounter> refused -> refused(name, refused);
            case KeyMisused<Reason.AtCounter> _ -> response(name, misused());
        };
    }

    private XmlElement refused(String name, Refused<Reason.AtCounter> refused) {
        var more = new ArrayList<XmlElement>();
        CheckinCodes.requiredPermission(refused.reason())
                .ifPresent(right -> more.add(XmlElement.of("requiredPermission", right)));
        refused.holder().ifPresent(holder -> more.add(points(holder.points())));
        var message = request.messages().refusal(refused.reason(), refused.event(), request.receivedAt());
        return response(
                name, coded(CheckinCodes.atCounter(refused.reason()), message), more.toArray(XmlElement[]::new));
    }

    private static XmlElement points(int points) {
        return XmlElement.of("points", points + ".000");
    }

    private XmlElement redemption(String name, Act.Redemption redemption) {
        var kind = redemption.wish().kind();
        var promotion = promotion(redemption.wish(), redemption.offer());
        return switch (redemption.outcome()) {
            case RedemptionOutcome.Redeemed redeemed ->
                XmlElement.of(
                        name,
                        List.of(
                                XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                RewardXml.redeemed("promotion", redeemed, request.arrival())));
            case RedemptionOutcome.RedeemedEarlier(var body) -> XmlElement.written(body);
            case RedemptionOutcome.Refused(var reason) ->
                response(
                        name,
                        coded(code(kind, reason), text("cashin." + reason)),
                        XmlElement.of("cashInState", reason),
                        promotion);
            case RedemptionOutcome.UnknownReward _ -> {
                var code = RewardCodes.unknown(kind);
                yield response(name, coded(code, text("error." + code)), promotion);
            }
            case RedemptionOutcome.WrongCounter _ ->
                response(
                        name,
                        coded(ErrorCode.BALIE_NOT_AUTHORIZED, text("error.BALIE_NOT_AUTHORIZED.reward")),
                        promotion);
            case RedemptionOutcome.KeyMisused _ -> response(name, misused(), promotion);
        };
    }

    /** Clients read the state of a points promotion only with this one code. */
    private static ErrorCode code(Kind kind, NotPossible reason) {
        return switch (kind) {
            case POINTS_PROMOTION -> ErrorCode.ACTION_NOT_ALLOWED;
            case WELCOME_ADVANTAGE -> RewardCodes.refused(kind, reason);
        };
    }

    /**
     * The reward as the passholder sees it now. Clients match answers to actions by it, so it is present even if
     * unknown.
     */
    private XmlElement promotion(Wish.Redeem wish, Optional<Offer> offer) {
        return offer.map(known -> offered("promotion", known)).orElseGet(() -> promotion(wish));
    }

    private static XmlElement promotion(Wish.Redeem wish) {
        return XmlElement.of("promotion", XmlElement.of("id", wish.rewardId()));
    }

    private XmlElement unavailable(String name, Wish wish) {
        var coded = coded(ErrorCode.ACTION_FAILED, text("error.ACTION_FAILED.outage"));
        return switch (wish) {
            case Wish.CheckIn _ -> response(name, coded);
            case Wish.Redeem redeem -> response(name, coded, promotion(redeem));
        };
    }

    private XmlElement ticket() {
        return response(
                "buyTicketResponse",
                coded(ErrorCode.ACTION_NOT_SUPPORTED, text("error.ACTION_NOT_SUPPORTED.TICKET_SALES")));
    }

    private List<XmlElement> misused() {
        return coded(
                ErrorCode.INVALID_PARAMETERS, text("error.INVALID_PARAMETERS.repeatKey", IdempotencyHeader.HEADER));
    }

    private String text(String key, Object... places) {
        return request.messages().text(key, places);
    }

    private static List<XmlElement> coded(ErrorCode code, String message) {
        return List.of(XmlElement.of("code", code), XmlElement.of("message", message));
    }

    private static XmlElement response(String name, List<XmlElement> coded, XmlElement... more) {
        return XmlElement.of(name, Stream.concat(coded.stream(), Stream.of(more)));
    }

    private static XmlElement action(String type, XmlElement response) {
        return XmlElement.of("action", List.of(XmlElement.of("actionType", type), response));
    }

    private static Response response(List<XmlElement> fields, boolean replayed) {
        var root = XmlElement.of("response", fields).declaring(XmlNamespace.RDF, XmlNamespace.FOAF);
        return IdempotencyHeader.marked(Format.xml(200, root), replayed);
    }
}

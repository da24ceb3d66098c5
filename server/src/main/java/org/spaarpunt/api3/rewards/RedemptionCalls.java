package org.spaarpunt.api3.rewards;

import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Held;
import org.spaarpunt.api3.wire.ErrorBody;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.RewardCodes;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardRedemption;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.Wish;

/**
 * {@code POST passholder/{uitpasNumber}/cashInPointsPromotion}, {@code cashInWelcomeAdvantage} and {@code
 * cancelCashedPromotion}: an employee hands out a reward, or cancels a redemption.
 */
final class RedemptionCalls {
    private static final String PROMOTION = "pointsPromotionId";
    private static final String ADVANTAGE = "welcomeAdvantageId";
    private static final String REDEMPTION = "cashedPromotionId";

    static final CallParameters CASH_IN_PROMOTION =
            CallParameters.required(PROMOTION).andOptional(ApiRequest.COUNTER_KEY);
    static final CallParameters CASH_IN_ADVANTAGE =
            CallParameters.required(ADVANTAGE).andOptional(ApiRequest.COUNTER_KEY);
    static final CallParameters CANCEL = CallParameters.required(REDEMPTION).andOptional(ApiRequest.COUNTER_KEY);

    private final CounterVisit visit;
    private final CardLookup cards;

    RedemptionCalls(CounterVisit visit, CardLookup cards) {
        this.visit = visit;
        this.cards = cards;
    }

    Response cashInPromotion(ApiRequest request) {
        return cashIn(request, Kind.POINTS_PROMOTION, PROMOTION);
    }

    Response cashInAdvantage(ApiRequest request) {
        return cashIn(request, Kind.WELCOME_ADVANTAGE, ADVANTAGE);
    }

    Response cancel(ApiRequest request) {
        var reader = new ParameterReader(request);
        long id = reader.id(REDEMPTION);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return cards.holder(request.segment(), request)
                .then(held -> cancelled(visit.cancel(RequestActor.workplace(request), held.passholder(), id), request));
    }

    private Response cashIn(ApiRequest request, Kind kind, String parameter) {
        var reader = new ParameterReader(request);
        long id = reader.id(parameter);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return cards.holder(request.segment(), request)
                .then(held -> answer(kind, redeemed(new Wish.Redeem(kind, id), held, request), request));
    }

    private RedemptionOutcome redeemed(Wish.Redeem wish, Held held, ApiRequest request) {
        return visit.redeem(
                RequestActor.workplace(request), held.card(), held.passholder(), wish, request.idempotency());
    }

    private static Response answer(Kind kind, RedemptionOutcome outcome, ApiRequest request) {
        var refusals = request.refusals();
        return switch (outcome) {
            case Redeemed redeemed ->
                IdempotencyHeader.marked(
                        Format.xml(200, RewardXml.redeemed("promotionTO", redeemed, request.arrival())),
                        redeemed.isReplayed());
            case RedemptionOutcome.RedeemedEarlier(var body) ->
                IdempotencyHeader.marked(Format.XML.granted(body), true);
            case RedemptionOutcome.Refused(var reason) -> refused(kind, reason, request);
            case RedemptionOutcome.UnknownReward _ -> RewardCalls.unknown(kind, refusals);
            case RedemptionOutcome.WrongCounter _ ->
                refusals.badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.BALIE_NOT_AUTHORIZED.reward");
            case RedemptionOutcome.KeyMisused _ -> refusals.misusedRepeatKey();
        };
    }

    private static Response refused(Kind kind, NotPossible reason, ApiRequest request) {
        var message = request.messages().text("cashin." + reason);
        return Format.XML.error(
                400, ErrorBody.of(RewardCodes.refused(kind, reason), message).with(reason));
    }

    private static Response cancelled(Cancellation cancellation, ApiRequest request) {
        var refusals = request.refusals();
        return switch (cancellation) {
            case Cancellation.Done(var points) ->
                Format.xml(200, XmlElement.of("response", XmlElement.of("points", points)));
            case Cancellation.Unknown _ ->
                refusals.badRequest(ErrorCode.UNKNOWN_CASHED_PROMOTION_ID, "error.UNKNOWN_CASHED_PROMOTION_ID");
            case Cancellation.OfAnotherCounter _ ->
                refusals.badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.BALIE_NOT_AUTHORIZED.cancel");
            case Cancellation.TooLate _ ->
                refusals.badRequest(
                        ErrorCode.ACTION_NOT_ALLOWED,
                        "error.ACTION_NOT_ALLOWED.tooLateToCancel",
                        RewardRedemption.CANCELLABLE_FOR.toHours());
        };
    }
}

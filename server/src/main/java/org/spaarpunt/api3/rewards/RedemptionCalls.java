package org.spaarpunt.api3.rewards;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorBody;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.RedemptionRequest;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardRedemption;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;

/**
 * {@code POST passholder/{uitpasNumber}/cashInPointsPromotion}, {@code cashInWelcomeAdvantage} and
 * {@code cancelCashedPromotion}: an employee hands a reward out, or takes that back.
 */
public final class RedemptionCalls {
    public static final String PROMOTION = "pointsPromotionId";
    public static final String ADVANTAGE = "welcomeAdvantageId";
    public static final String REDEMPTION = "cashedPromotionId";

    private final RewardRedemption desk;
    private final CardLookup cards;

    public RedemptionCalls(RewardRedemption desk, CardLookup cards) {
        this.desk = desk;
        this.cards = cards;
    }

    public Response cashInPromotion(ApiRequest request) {
        return cashIn(request, Kind.POINTS_PROMOTION, PROMOTION);
    }

    public Response cashInAdvantage(ApiRequest request) {
        return cashIn(request, Kind.WELCOME_ADVANTAGE, ADVANTAGE);
    }

    public Response cancel(ApiRequest request) {
        var reader = new ParameterReader(request);
        long id = reader.id(REDEMPTION);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        long counter = request.counter().orElseThrow().counterId();
        return cards.holder(request.segment(), request)
                .then(held -> cancelled(desk.cancel(held.passholder().id(), id, counter), request));
    }

    private Response cashIn(ApiRequest request, Kind kind, String parameter) {
        var reader = new ParameterReader(request);
        long id = reader.id(parameter);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return cards.holder(request.segment(), request)
                .then(held -> answer(wish(request, kind, id, held.card(), held.passholder()), request));
    }

    /** The wish of an employee who was admitted to a counter. */
    public static RedemptionRequest wish(ApiRequest request, Kind kind, long id, HeldCard card, Passholder passholder) {
        return new RedemptionRequest(
                request.consumer().key(),
                passholder.id(),
                new RedemptionRequest.Card(card.number().digits(), card.status() == CardStatus.ACTIVE),
                kind,
                id,
                counter(request, kind),
                request.user().map(User::id).orElseThrow());
    }

    /** Where that employee works, and hands out rewards of this kind. */
    public static RedemptionRequest.Counter counter(ApiRequest request, Kind kind) {
        var standing = request.counter().orElseThrow();
        return new RedemptionRequest.Counter(
                standing.counterId(), request.claim().counterKey(), where(standing, action(kind)));
    }

    private static Set<Long> where(CounterAccess standing, CounterAction action) {
        return standing.actions().entrySet().stream()
                .filter(system -> system.getValue().contains(action))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static CounterAction action(Kind kind) {
        return switch (kind) {
            case POINTS_PROMOTION -> CounterAction.POINTSPROMOTION_CASHIN;
            case WELCOME_ADVANTAGE -> CounterAction.WELCOMEADVANTAGE_CASHIN;
        };
    }

    private Response answer(RedemptionRequest wish, ApiRequest request) {
        var outcome = request.repeat().isPresent()
                ? desk.redeem(wish, request.repeat().get().wording(redeemed -> body(redeemed, request)))
                : desk.redeem(wish);
        return switch (outcome) {
            case Redeemed redeemed -> redeemed(redeemed, request);
            case RedemptionOutcome.Refused(var state) -> refused(wish.kind(), state, request);
            case RedemptionOutcome.UnknownReward _ -> RewardCalls.unknown(wish.kind(), request.refusals());
            case RedemptionOutcome.WrongCounter _ ->
                request.refusals().badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.BALIE_NOT_AUTHORIZED.reward");
            case RedemptionOutcome.Kept(var body, var replayed) -> IdempotencyHeader.answer(Format.XML, body, replayed);
            case RedemptionOutcome.KeyMisused _ -> request.refusals().misusedRepeatKey();
        };
    }

    private static Response redeemed(Redeemed redeemed, ApiRequest request) {
        return Format.xml(200, RewardXml.redeemed("promotionTO", redeemed.reward(), redeemed.at(), request.arrival()));
    }

    private static String body(Redeemed redeemed, ApiRequest request) {
        return new String(redeemed(redeemed, request).body(), StandardCharsets.UTF_8);
    }

    private static Response refused(Kind kind, CashInState state, ApiRequest request) {
        var message = request.messages().text("cashin." + state);
        return Format.XML.error(400, ErrorBody.of(code(kind, state), message).with(state));
    }

    public static ErrorCode code(Kind kind, CashInState state) {
        boolean isWelcome = kind == Kind.WELCOME_ADVANTAGE;
        return switch (state) {
            case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case NOT_POSSIBLE_INVALID_CARD -> isWelcome ? ErrorCode.INVALID_CARD_STATUS : ErrorCode.ACTION_NOT_ALLOWED;
            case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT ->
                isWelcome ? ErrorCode.WELCOMEADVANTAGE_ALREADY_CASHED_IN : ErrorCode.ACTION_NOT_ALLOWED;
            case NOT_APPLICABLE_TO_PASSHOLDER,
                    NOT_POSSIBLE_DATE_CONSTRAINT,
                    NOT_POSSIBLE_VOLUME_CONSTRAINT,
                    NOT_POSSIBLE_POINTS_CONSTRAINT -> ErrorCode.ACTION_NOT_ALLOWED;
            case POSSIBLE -> throw new IllegalArgumentException("Nothing is refused because it is possible");
        };
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

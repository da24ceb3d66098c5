package org.spaarpunt.api3.rewards;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rewards.RedemptionHistory.Redemption;
import org.spaarpunt.rewards.RedemptionHistory.Sort;
import org.spaarpunt.rewards.RedemptionHistory.Wanted;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardSearch.Result;

/**
 * {@code GET passholder/{uitpasNumber}/cashedPointsPromotions} and {@code welcomeadvantages}: what a passholder has redeemed and was
 * given, for an employee, or for the passholder.
 */
final class PassholderRewardCalls {
    private static final String REDEEMABLE_AT = "cashInBalieConsumerKey";
    private static final String CASHED_IN = "cashedIn";

    static final CallParameters CASHED = CallParameters.optional(
            ApiRequest.COUNTER_KEY,
            RewardParameters.FROM,
            RewardParameters.UNTIL,
            RewardParameters.SORT,
            RewardParameters.ORDER,
            Paging.START,
            Paging.AT_MOST);
    static final CallParameters ADVANTAGES =
            RewardParameters.reads(REDEEMABLE_AT).andOptional(ApiRequest.COUNTER_KEY, CASHED_IN);

    private final RewardFeature rewards;
    private final CardLookup cards;
    private final OwnOrEmployee right;

    PassholderRewardCalls(RewardFeature rewards, CardLookup cards, OwnOrEmployee right) {
        this.rewards = rewards;
        this.cards = cards;
        this.right = right;
    }

    Response cashed(ApiRequest request) {
        return cards.holder(request.segment(), request)
                .then(held ->
                        right.refusal(request, held.passholder()).orElseGet(() -> cashed(request, held.passholder())));
    }

    Response advantages(ApiRequest request) {
        return cards.holder(request.segment(), request)
                .then(held -> right.refusal(request, held.passholder())
                        .orElseGet(() -> advantages(request, held.passholder())));
    }

    private Response cashed(ApiRequest request, Passholder passholder) {
        var reader = new ParameterReader(request);
        var paging = Paging.of(reader);
        var between =
                new RewardCriteria.Between(reader.from(RewardParameters.FROM), reader.until(RewardParameters.UNTIL));
        var wanted = new Wanted(
                between.from(),
                between.until(),
                reader.word(RewardParameters.SORT, Sort.class).orElse(Sort.CASHINGDATE),
                RewardParameters.ascending(reader, false),
                paging.start(),
                paging.max());
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        if (between.isUpsideDown()) {
            return RewardParameters.upsideDown(request.refusals());
        }
        var page = rewards.history().of(passholder.id(), Kind.POINTS_PROMOTION, wanted);
        var cashed = page.redemptions().stream().map(PassholderRewardCalls::cashed);
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(XmlElement.of("cashedPromotions", cashed), XmlElement.of("total", page.total()))));
    }

    private static XmlElement cashed(Redemption redemption) {
        return XmlElement.of(
                "cashedPromotion",
                List.of(
                        XmlElement.of("id", redemption.id()),
                        XmlElement.of(
                                "promotion",
                                List.of(
                                        XmlElement.of("id", redemption.rewardId()),
                                        XmlElement.of("title", redemption.title()),
                                        XmlElement.of("points", redemption.points()),
                                        XmlElement.of("cashedIn", true))),
                        XmlElement.of("cashingDate", WireDate.of(redemption.at())),
                        RewardXml.counter(redemption.counter())));
    }

    private Response advantages(ApiRequest request, Passholder passholder) {
        var reader = new ParameterReader(request);
        var cashedIn = reader.flag(CASHED_IN);
        var parameters = RewardParameters.read(Kind.WELCOME_ADVANTAGE, REDEEMABLE_AT, reader);
        var objection = parameters.objection(reader, request.refusals());
        if (objection.isPresent()) {
            return objection.get();
        }
        return switch (rewards.search()
                .redeemedOrPossible(parameters.criteria(), passholder.id(), cashedIn, parameters.firstComeFirst())) {
            case Result.Page(var offers, var _) ->
                Format.xml(
                        200,
                        XmlElement.of(
                                "promotions",
                                offers.stream()
                                        .map(offer -> RewardXml.advantage(
                                                "promotion", offer.reward(), offer.redeemedAt(), request.arrival()))));
            case Result.UnknownCounter _ -> request.refusals().unknownCounter();
            case Result.UnknownCardSystem _ ->
                request.refusals().badRequest(ErrorCode.UNKNOWN_CARD_SYSTEM, "error.UNKNOWN_CARD_SYSTEM");
        };
    }
}

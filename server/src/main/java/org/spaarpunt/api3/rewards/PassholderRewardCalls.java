package org.spaarpunt.api3.rewards;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
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
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionHistory.Redemption;
import org.spaarpunt.rewards.RedemptionHistory.Sort;
import org.spaarpunt.rewards.RedemptionHistory.Wanted;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.rewards.RewardSearch.Seeker;

/**
 * {@code GET passholder/{uitpasNumber}/cashedPointsPromotions} and {@code welcomeadvantages}: what a passholder has redeemed and was
 * given, for an employee, or for the passholder.
 */
public final class PassholderRewardCalls {
    public static final String REDEEMABLE_AT = "cashInBalieConsumerKey";
    public static final String CASHED_IN = "cashedIn";

    private final RewardFeature rewards;
    private final CardLookup cards;
    private final OwnOrEmployee right;

    public PassholderRewardCalls(RewardFeature rewards, CardLookup cards, OwnOrEmployee right) {
        this.rewards = rewards;
        this.cards = cards;
        this.right = right;
    }

    public Response cashed(ApiRequest request) {
        return cards.holder(request.segment(), request)
                .then(held ->
                        right.refusal(request, held.passholder()).orElseGet(() -> cashed(request, held.passholder())));
    }

    public Response advantages(ApiRequest request) {
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
        var all = new RewardCriteria.Page(RewardCriteria.Sort.CREATION_DATE, true, 0, Paging.MAX);
        var seeker = Optional.of(new Seeker(passholder.id(), 0, false));
        return switch (rewards.search().find(parameters.criteria(), seeker, all)) {
            case Result.Page page -> {
                var told = page.offers().stream()
                        .filter(offer -> isTold(offer, cashedIn))
                        .skip(parameters.page().start())
                        .limit(parameters.page().max())
                        .map(offer -> RewardXml.advantage(
                                "promotion", offer.reward(), offer.redeemedAt(), request.arrival()));
                yield Format.xml(200, XmlElement.of("promotions", told));
            }
            case Result.UnknownCounter _ -> request.refusals().unknownCounter();
            case Result.UnknownCardSystem _ ->
                request.refusals().badRequest(ErrorCode.UNKNOWN_CARD_SYSTEM, "error.UNKNOWN_CARD_SYSTEM");
        };
    }

    /** What was handed out already, and what could be handed out now. */
    private static boolean isTold(Offer offer, Optional<Boolean> cashedIn) {
        boolean isCashed = offer.redeemedAt().isPresent();
        return cashedIn.map(wanted -> wanted == isCashed).orElse(true)
                && (isCashed || offer.state() == CashInState.POSSIBLE);
    }
}

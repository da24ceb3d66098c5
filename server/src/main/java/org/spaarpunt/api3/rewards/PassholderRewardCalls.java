package org.spaarpunt.api3.rewards;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Held;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rewards.OfferFilter;
import org.spaarpunt.rewards.RedemptionHistory.Redemption;
import org.spaarpunt.rewards.RedemptionHistory.Sort;
import org.spaarpunt.rewards.RedemptionHistory.Wanted;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;

/**
 * {@code GET passholder/{uitpasNumber}/cashedPointsPromotions} and {@code welcomeadvantages}: what a passholder
 * redeemed or received, for an employee or for the passholder.
 */
final class PassholderRewardCalls {
    private static final String REDEEMABLE_AT = "cashInBalieConsumerKey";
    private static final String CASHED_IN = "cashedIn";

    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);

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
    private final PassholderLookup lookup;
    private final CardLookup cards;
    private final Authorization authorization;

    PassholderRewardCalls(RewardFeature rewards, PassholderLookup lookup, Authorization authorization) {
        this.rewards = rewards;
        this.lookup = lookup;
        this.cards = new CardLookup(lookup, authorization);
        this.authorization = authorization;
    }

    Response cashed(ApiRequest request) {
        return refusal(request)
                .orElseGet(() -> cards.holder(request.segment(), request).then(held -> cashed(request, held)));
    }

    Response advantages(ApiRequest request) {
        return refusal(request)
                .orElseGet(() -> cards.holder(request.segment(), request).then(held -> advantages(request, held)));
    }

    /**
     * A user that works at no such counter sees only their own rewards, through an application that may read
     * passholders.
     */
    private Optional<Response> refusal(ApiRequest request) {
        var viewer = authorization.viewer(request.claim());
        if (!(viewer instanceof Viewer.Self)) {
            return Optional.empty();
        }
        var card =
                lookup.card(CardReference.ofNumber(request.segment()), request.inquiry(authorization), Visibility.FULL);
        var right = card instanceof Lookup.Found<HeldCard> ? READ_PASSHOLDERS : EMPLOYEE;
        return switch (authorization.decide(right, request.claim())) {
            case AccessDecision.Allowed _, AccessDecision.Admitted _ -> Optional.empty();
            case AccessDecision.UnknownCounter _ ->
                Optional.of(request.refusals().unknownCounter());
            case AccessDecision.Denied(var missing) ->
                Optional.of(request.refusals().accessDenied(missing));
        };
    }

    private Response cashed(ApiRequest request, Held held) {
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
        var page = rewards.history().of(held.passholder().id(), Kind.POINTS_PROMOTION, wanted, where(held, request));
        var cashed = page.redemptions().stream().map(PassholderRewardCalls::cashed);
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(XmlElement.of("cashedPromotions", cashed), XmlElement.of("total", page.total()))));
    }

    /** A counter that sees only what a door needs sees only what it handed out itself. */
    private Optional<Long> where(Held held, ApiRequest request) {
        return held.visibility() != Visibility.FULL
                        && authorization.viewer(request.claim()) instanceof Viewer.Employee(var _, var counter, var _)
                ? Optional.of(counter.counterId())
                : Optional.empty();
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

    private Response advantages(ApiRequest request, Held held) {
        var reader = new ParameterReader(request);
        var cashedIn = reader.flag(CASHED_IN);
        var parameters = RewardParameters.read(Kind.WELCOME_ADVANTAGE, REDEEMABLE_AT, reader);
        var objection = parameters.objection(reader, request.refusals());
        if (objection.isPresent()) {
            return objection.get();
        }
        var found = rewards.search()
                .redeemedOrPossible(
                        parameters.criteria(),
                        held.passholder().id(),
                        shown(cashedIn, held.visibility()),
                        parameters.firstComeFirst());
        return switch (found) {
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

    /**
     * The rewards that could be handed out now and, for callers that see the passholder in full, those handed out
     * already.
     */
    private static OfferFilter shown(Optional<Boolean> cashedIn, Visibility visibility) {
        boolean seesRedeemed = visibility == Visibility.FULL && cashedIn.orElse(true);
        boolean seesPossible = !cashedIn.orElse(false);
        if (seesRedeemed) {
            return seesPossible ? OfferFilter.REDEEMED_OR_POSSIBLE : OfferFilter.REDEEMED;
        }
        return seesPossible ? OfferFilter.POSSIBLE_NOT_REDEEMED : OfferFilter.NONE;
    }
}

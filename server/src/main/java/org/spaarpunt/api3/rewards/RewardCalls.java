package org.spaarpunt.api3.rewards;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RewardCodes;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardSearch;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.rewards.RewardSearch.Seeker;
import org.spaarpunt.rights.Visibility;

/**
 * {@code GET passholder/pointsPromotions}, {@code promotion/pointsPromotion/{id}}, {@code promotion/welcomeAdvantages}
 * and {@code promotion/welcomeAdvantage/{id}}: rewards, in general or as offered to one passholder.
 */
final class RewardCalls {
    private static final String AFFORDABLE = "filterOnUserPoints";
    private static final String EXTRA_POINTS = "simulatedExtraPoints";

    static final CallParameters SEARCH_PROMOTIONS = RewardParameters.reads(ApiRequest.COUNTER_KEY)
            .andOptional(ApiRequest.UID, CardLookup.UITPAS_NUMBER, AFFORDABLE, EXTRA_POINTS);
    static final CallParameters SEARCH_ADVANTAGES = RewardParameters.reads(ApiRequest.COUNTER_KEY);
    static final CallParameters PASSHOLDER = CallParameters.optional(ApiRequest.UID, CardLookup.UITPAS_NUMBER);

    private final RewardSearch search;
    private final CardLookup cards;

    RewardCalls(RewardSearch search, CardLookup cards) {
        this.search = search;
        this.cards = cards;
    }

    Response promotions(ApiRequest request) {
        return cards.passholder(Visibility.POINTS, request).then(passholder -> promotions(request, passholder));
    }

    private Response promotions(ApiRequest request, Optional<Passholder> passholder) {
        var reader = new ParameterReader(request);
        var parameters = RewardParameters.read(Kind.POINTS_PROMOTION, ApiRequest.COUNTER_KEY, reader);
        boolean affordable = reader.flag(AFFORDABLE).orElse(false);
        int extraPoints = reader.number(EXTRA_POINTS).orElse(0);
        var objection = parameters.objection(reader, request.refusals());
        if (objection.isPresent()) {
            return objection.get();
        }
        if (affordable && passholder.isEmpty()) {
            return request.refusals()
                    .badRequest(
                            ErrorCode.INVALID_PARAMETERS,
                            "error.INVALID_PARAMETERS.needed",
                            CardLookup.UITPAS_NUMBER + " / " + ApiRequest.UID);
        }
        var seeker = passholder.map(known -> new Seeker(known.id(), extraPoints, affordable));
        return page(
                search.find(parameters.criteria(), seeker, parameters.page()),
                offer -> RewardXml.offered("promotion", offer.reward(), offer.state(), request.arrival()),
                request);
    }

    Response promotion(ApiRequest request) {
        return one(
                request,
                Kind.POINTS_PROMOTION,
                offer -> RewardXml.offered("pointsPromotionTO", offer.reward(), offer.state(), request.arrival()));
    }

    Response advantages(ApiRequest request) {
        var reader = new ParameterReader(request);
        var parameters = RewardParameters.read(Kind.WELCOME_ADVANTAGE, ApiRequest.COUNTER_KEY, reader);
        return parameters
                .objection(reader, request.refusals())
                .orElseGet(() -> page(
                        search.find(parameters.criteria(), Optional.empty(), parameters.page()),
                        offer ->
                                RewardXml.advantage("promotion", offer.reward(), offer.redeemedAt(), request.arrival()),
                        request));
    }

    Response advantage(ApiRequest request) {
        return one(
                request,
                Kind.WELCOME_ADVANTAGE,
                offer -> RewardXml.advantage(
                        "welcomeAdvantageTO", offer.reward(), offer.redeemedAt(), request.arrival()));
    }

    private Response one(ApiRequest request, Kind kind, Function<Offer, XmlElement> written) {
        var reader = new ParameterReader(request);
        long id = reader.id("id", request.segment());
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return cards.passholder(Visibility.POINTS, request)
                .then(passholder -> search.one(kind, id, passholder.map(Passholder::id))
                        .map(offer -> Format.xml(200, written.apply(offer)))
                        .orElseGet(() -> unknown(kind, request.refusals())));
    }

    static Response unknown(Kind kind, ErrorResponses refusals) {
        var message = switch (kind) {
            case POINTS_PROMOTION -> "error.UNKNOWN_POINTS_PROMOTION_ID";
            case WELCOME_ADVANTAGE -> "error.UNKNOWN_WELCOME_ADVANTAGE_ID";
        };
        return refusals.badRequest(RewardCodes.unknown(kind), message);
    }

    private static Response page(Result result, Function<Offer, XmlElement> written, ApiRequest request) {
        return switch (result) {
            case Result.Page(var offers, var total) ->
                Format.xml(
                        200,
                        XmlElement.of(
                                "response",
                                List.of(
                                        XmlElement.of(
                                                "promotions", offers.stream().map(written)),
                                        XmlElement.of("total", total))));
            case Result.UnknownCounter _ -> request.refusals().unknownCounter();
            case Result.UnknownCardSystem _ ->
                request.refusals().badRequest(ErrorCode.UNKNOWN_CARD_SYSTEM, "error.UNKNOWN_CARD_SYSTEM");
        };
    }
}

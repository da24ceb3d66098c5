package org.spaarpunt.api3;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.PassholderCheckin;
import org.spaarpunt.api3.people.PassholderCalls;
import org.spaarpunt.api3.rewards.PassholderRewardCalls;
import org.spaarpunt.api3.rewards.RedemptionCalls;
import org.spaarpunt.api3.rewards.RewardCalls;
import org.spaarpunt.api3.rewards.RewardParameters;
import org.spaarpunt.api3.visits.EventActionCalls;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;
import org.spaarpunt.wiring.Features;

/** The calls about rewards, and those that see or do several things at once. */
final class RewardRoutes {
    private static final Right READ_PROMOTIONS =
            new Right.OfConsumerOrActionAt(Permission.POINTSPROMOTION_READ, CounterAction.POINTSPROMOTION_READ);
    private static final Right READ_ADVANTAGES =
            new Right.OfConsumerOrActionAt(Permission.WELCOMEADVANTAGE_READ, CounterAction.WELCOMEADVANTAGE_READ);
    private static final Right HAND_OUT_PROMOTION = new Right.ActionAt(CounterAction.POINTSPROMOTION_CASHIN);
    private static final Right HAND_OUT_ADVANTAGE = new Right.ActionAt(CounterAction.WELCOMEADVANTAGE_CASHIN);
    private static final Right READ_AT_COUNTER = CardLookup.READ;
    private static final Right ANY_USER = new Right.AnyUser();
    private static final Right EMPLOYEE = new Right.EmployeeAt();

    private RewardRoutes() {}

    static List<Route> all(Features features, CheckinDesk desk) {
        return Stream.of(rewards(features), redemptions(features), eventActions(features, desk))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> rewards(Features features) {
        var cards = new CardLookup(features.passholders().lookup(), features.authorization());
        var rewards = new RewardCalls(features.rewards().search(), cards);
        var passholder = CallParameters.optional(ApiRequest.UID, CardLookup.UITPAS_NUMBER);
        var search = RewardParameters.reads(ApiRequest.COUNTER_KEY);
        return List.of(
                get(
                        "/uitpas/passholder/pointsPromotions",
                        READ_PROMOTIONS,
                        search.andOptional(
                                ApiRequest.UID,
                                CardLookup.UITPAS_NUMBER,
                                RewardCalls.AFFORDABLE,
                                RewardCalls.EXTRA_POINTS),
                        rewards::promotions),
                get("/uitpas/promotion/pointsPromotion/{promotion}", READ_PROMOTIONS, passholder, rewards::promotion),
                get("/uitpas/promotion/welcomeAdvantages", READ_ADVANTAGES, search, rewards::advantages),
                get("/uitpas/promotion/welcomeAdvantage/{advantage}", READ_ADVANTAGES, passholder, rewards::advantage));
    }

    private static List<Route> redemptions(Features features) {
        var cards = new CardLookup(features.passholders().lookup(), features.authorization());
        var own = new PassholderRewardCalls(
                features.rewards(), features.passholders().lookup(), features.authorization());
        var desk = new RedemptionCalls(features.rewards().desk(), cards);
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        return List.of(
                get(
                        "/uitpas/passholder/{uitpasNumber}/cashedPointsPromotions",
                        ANY_USER,
                        counter.andOptional(
                                RewardParameters.FROM,
                                RewardParameters.UNTIL,
                                RewardParameters.SORT,
                                RewardParameters.ORDER,
                                Paging.START,
                                Paging.AT_MOST),
                        own::cashed),
                get(
                        "/uitpas/passholder/{uitpasNumber}/welcomeadvantages",
                        ANY_USER,
                        RewardParameters.reads(PassholderRewardCalls.REDEEMABLE_AT)
                                .andOptional(ApiRequest.COUNTER_KEY, PassholderRewardCalls.CASHED_IN),
                        own::advantages),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cashInPointsPromotion",
                        HAND_OUT_PROMOTION,
                        CallParameters.required(RedemptionCalls.PROMOTION).andOptional(ApiRequest.COUNTER_KEY),
                        desk::cashInPromotion),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cashInWelcomeAdvantage",
                        HAND_OUT_ADVANTAGE,
                        CallParameters.required(RedemptionCalls.ADVANTAGE).andOptional(ApiRequest.COUNTER_KEY),
                        desk::cashInAdvantage),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cancelCashedPromotion",
                        EMPLOYEE,
                        CallParameters.required(RedemptionCalls.REDEMPTION).andOptional(ApiRequest.COUNTER_KEY),
                        desk::cancel));
    }

    private static List<Route> eventActions(Features features, CheckinDesk desk) {
        var actions = new EventActionCalls(
                features.authorization(),
                desk,
                features.idempotency(),
                features.checkins(),
                features.passholders(),
                features.rewards());
        var place = CallParameters.optional(
                CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER, PassholderCheckin.CDBID, ApiRequest.COUNTER_KEY);
        return List.of(
                get(
                        "/uitpas/passholder/eventActions",
                        READ_AT_COUNTER,
                        place.andOptional(
                                PassholderCalls.IDENTIFICATION,
                                EventActionCalls.AUTO_CHECKIN,
                                EventActionCalls.AUTO_CHECKIN_TOO,
                                EventActionCalls.PICTURE),
                        actions::see),
                post(
                        "/uitpas/passholder/eventActions",
                        READ_AT_COUNTER,
                        place.andOptional(
                                EventActionCalls.CHECKIN,
                                EventActionCalls.TICKET,
                                EventActionCalls.PROMOTIONS,
                                EventActionCalls.ADVANTAGES),
                        actions::act));
    }
}

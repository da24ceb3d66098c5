package org.spaarpunt.api3.rewards;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.Workplace;

/** The calls about rewards and redeeming them. */
public final class RewardRoutes {
    private static final Right READ_PROMOTIONS =
            new Right.OfConsumerOrActionAt(Permission.POINTSPROMOTION_READ, CounterAction.POINTSPROMOTION_READ);
    private static final Right READ_ADVANTAGES =
            new Right.OfConsumerOrActionAt(Permission.WELCOMEADVANTAGE_READ, CounterAction.WELCOMEADVANTAGE_READ);
    private static final Right HAND_OUT_PROMOTION = Workplace.handOut(Kind.POINTS_PROMOTION);
    private static final Right HAND_OUT_ADVANTAGE = Workplace.handOut(Kind.WELCOME_ADVANTAGE);
    private static final Right ANY_USER = new Right.AnyUser();
    private static final Right EMPLOYEE = new Right.EmployeeAt();

    private RewardRoutes() {}

    public static List<Route> all(
            RewardFeature rewards, CounterVisit visit, PassholderLookup lookup, Authorization authorization) {
        var cards = new CardLookup(lookup, authorization);
        return Stream.of(
                        search(new RewardCalls(rewards.search(), cards)),
                        ofPassholder(
                                new PassholderRewardCalls(rewards, lookup, authorization),
                                new RedemptionCalls(visit, cards)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> search(RewardCalls search) {
        return List.of(
                get(
                        "/uitpas/passholder/pointsPromotions",
                        READ_PROMOTIONS,
                        RewardCalls.SEARCH_PROMOTIONS,
                        search::promotions),
                get(
                        "/uitpas/promotion/pointsPromotion/{promotion}",
                        READ_PROMOTIONS,
                        RewardCalls.PASSHOLDER,
                        search::promotion),
                get(
                        "/uitpas/promotion/welcomeAdvantages",
                        READ_ADVANTAGES,
                        RewardCalls.SEARCH_ADVANTAGES,
                        search::advantages),
                get(
                        "/uitpas/promotion/welcomeAdvantage/{advantage}",
                        READ_ADVANTAGES,
                        RewardCalls.PASSHOLDER,
                        search::advantage));
    }

    private static List<Route> ofPassholder(PassholderRewardCalls ofPassholder, RedemptionCalls redemption) {
        return List.of(
                get(
                        "/uitpas/passholder/{uitpasNumber}/cashedPointsPromotions",
                        ANY_USER,
                        PassholderRewardCalls.CASHED,
                        ofPassholder::cashed),
                get(
                        "/uitpas/passholder/{uitpasNumber}/welcomeadvantages",
                        ANY_USER,
                        PassholderRewardCalls.ADVANTAGES,
                        ofPassholder::advantages),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cashInPointsPromotion",
                        HAND_OUT_PROMOTION,
                        RedemptionCalls.CASH_IN_PROMOTION,
                        redemption::cashInPromotion),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cashInWelcomeAdvantage",
                        HAND_OUT_ADVANTAGE,
                        RedemptionCalls.CASH_IN_ADVANTAGE,
                        redemption::cashInAdvantage),
                post(
                        "/uitpas/passholder/{uitpasNumber}/cancelCashedPromotion",
                        EMPLOYEE,
                        RedemptionCalls.CANCEL,
                        redemption::cancel));
    }
}

package org.spaarpunt.api3;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.CheckinSearchCalls;
import org.spaarpunt.api3.checkins.EndUserCalls;
import org.spaarpunt.api3.checkins.PassholderCheckin;
import org.spaarpunt.api3.checkins.UndoCalls;
import org.spaarpunt.api3.counters.CounterRoutes;
import org.spaarpunt.api3.devices.DeviceRoutes;
import org.spaarpunt.api3.events.EventRoutes;
import org.spaarpunt.api3.oauth.OAuthRoutes;
import org.spaarpunt.api3.people.PeopleRoutes;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;
import org.spaarpunt.wiring.Features;

/** The calls that are offered, subject by subject; {@link UnofferedCall} has the others that the protocol knows. */
final class Routes {
    private static final Right READ_CHECKINS =
            new Right.OfConsumerOrActionAt(Permission.CHECKIN_READ, CounterAction.CHECKIN_READ);
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right CHECK_IN_WITH_CODE = new Right.OfConsumer(Permission.CHECK_IN_WITH_CODE);
    private static final Right READ_POINTS = new Right.OfConsumer(Permission.READ_POINTS);

    private Routes() {}

    /** @param unauthorized is given the problem of every request that a call refuses with 401 */
    static List<Route> all(Features features, CheckinDesk desk, Consumer<OAuthProblem> unauthorized) {
        var authorization = features.authorization();
        var passholders = features.passholders();
        return Stream.of(
                        OAuthRoutes.all(features.identity(), authorization, unauthorized),
                        checkins(features, desk),
                        PeopleRoutes.all(
                                passholders,
                                features.associations(),
                                features.prices(),
                                features.cardSystems(),
                                features.accounts().activation(),
                                authorization),
                        RewardRoutes.all(features, desk),
                        CounterRoutes.all(
                                features.counters(), features.cardSystems(), passholders.lookup(), authorization),
                        EventRoutes.all(features.checkins(), features.codes(), passholders.lookup(), authorization),
                        DeviceRoutes.all(features.devices(), desk))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> checkins(Features features, CheckinDesk desk) {
        var atCounter = new PassholderCheckin(desk);
        var endUsers = new EndUserCalls(
                desk, features.pointsInquiry(), features.rewards().catalogue());
        var search = new CheckinSearchCalls(features.checkins(), features.authorization());
        var undo = new UndoCalls(features.checkins().undo());
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        var read = CallParameters.optional(
                PassholderCheckin.CDBID, CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER, ApiRequest.COUNTER_KEY);
        var scanned = CallParameters.optional(CardLookup.UITPAS_NUMBER, EndUserCalls.CHECKIN_CODE);
        return List.of(
                post("/uitpas/passholder/checkin", CHECK_IN, read, atCounter::answer)
                        .decidedInTheCall(),
                post("/uitpas/enduser/checkin", CHECK_IN_WITH_CODE, scanned, endUsers::checkIn),
                get("/uitpas/enduser/{uitpasNumber}", READ_POINTS, CallParameters.optional(), endUsers::points),
                get("/uitpas/cultureevent/searchCheckins", READ_CHECKINS, CheckinSearchCalls.reads(), search::search)
                        .decidedInTheCall(),
                post("/uitpas/checkin/{id}/undo", CHECK_IN, counter, undo::undo));
    }
}

package org.spaarpunt.api3.checkins;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.visits.VisitFeature;

/** The calls about check-ins. */
public final class CheckinRoutes {
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right CHECK_IN_WITH_CODE = new Right.OfConsumer(Permission.CHECK_IN_WITH_CODE);
    private static final Right READ_POINTS = new Right.OfConsumer(Permission.READ_POINTS);
    private static final Right READ_CHECKINS =
            new Right.OfConsumerOrActionAt(Permission.CHECKIN_READ, CounterAction.CHECKIN_READ);

    private CheckinRoutes() {}

    public static List<Route> all(
            CheckinDesk desk,
            VisitFeature visits,
            PointsInquiry inquiry,
            CheckinFeature checkins,
            Authorization authorization) {
        var atCounter = new PassholderCheckin(desk);
        var endUsers = new EndUserCalls(visits.byCode(), inquiry);
        var search = new CheckinSearchCalls(checkins, authorization);
        var undo = new UndoCalls(visits.atCounter());
        return List.of(
                post("/uitpas/passholder/checkin", CHECK_IN, PassholderCheckin.READS, atCounter::answer)
                        .decidedInTheCall()
                        .claimingItsNonce(),
                post("/uitpas/enduser/checkin", CHECK_IN_WITH_CODE, EndUserCalls.CHECKIN, endUsers::checkIn)
                        .claimingItsNonce(),
                get("/uitpas/enduser/{uitpasNumber}", READ_POINTS, CallParameters.optional(), endUsers::points),
                get("/uitpas/cultureevent/searchCheckins", READ_CHECKINS, CheckinSearchCalls.READS, search::search)
                        .decidedInTheCall(),
                post(
                        "/uitpas/checkin/{id}/undo",
                        CHECK_IN,
                        CallParameters.optional(ApiRequest.COUNTER_KEY),
                        undo::undo));
    }
}

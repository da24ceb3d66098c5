package org.spaarpunt.api3;

import static org.spaarpunt.api3.Route.Caller.CONSUMER;
import static org.spaarpunt.api3.Route.Caller.USER;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.rewards.RewardCatalogue;

/** The calls of the protocol, all of them, on one page. */
final class Routes {
    private Routes() {}

    static List<Route> all(Jdbi jdbi, InstantSource clock) {
        var desk = new CheckinDesk(jdbi, clock);
        var counters = new PassholderCheckin(desk);
        var endUsers = new EndUserCalls(desk, new PointsInquiry(jdbi, clock), new RewardCatalogue(jdbi));
        return List.of(
                new Route(
                        "POST",
                        "/uitpas/passholder/checkin",
                        Format.XML,
                        USER,
                        List.of("cdbid", "uitpasNumber", "chipNumber", "balieConsumerKey"),
                        counters::answer),
                new Route(
                        "POST",
                        "/uitpas/enduser/checkin",
                        Format.JSON,
                        CONSUMER,
                        List.of("uitpasNumber", "checkinCode"),
                        endUsers::checkIn),
                new Route("GET", "/uitpas/enduser/{uitpasNumber}", Format.JSON, CONSUMER, List.of(), endUsers::points));
    }
}

package org.spaarpunt.api3;

import static org.spaarpunt.api3.Route.Caller.CONSUMER;
import static org.spaarpunt.api3.Route.Caller.USER;

import java.util.List;

/** The calls of the protocol, all of them, on one page. */
final class Routes {
    private Routes() {}

    static List<Route> all(UseCases useCases) {
        var counters = new PassholderCheckin(useCases.desk());
        var endUsers = new EndUserCalls(useCases);
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

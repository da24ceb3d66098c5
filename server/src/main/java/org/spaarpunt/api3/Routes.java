package org.spaarpunt.api3;

import static org.spaarpunt.api3.Route.Caller.CONSUMER;
import static org.spaarpunt.api3.Route.Caller.REQUEST_TOKEN;
import static org.spaarpunt.api3.Route.Caller.USER;

import java.util.List;
import java.util.function.Consumer;
import org.spaarpunt.identity.OAuthProblem;

/** The calls of the protocol, all of them, on one page. */
final class Routes {
    private Routes() {}

    /** @param unauthorized is told of every request that a call refuses with 401 */
    static List<Route> all(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(useCases.requestTokens(), useCases.accessTokens(), unauthorized);
        var counters = new PassholderCheckin(useCases.desk());
        var endUsers = new EndUserCalls(useCases);
        return List.of(
                new Route("POST", "/requestToken", Format.XML, CONSUMER, List.of(), tokens::requestToken),
                new Route("POST", "/accessToken", Format.XML, REQUEST_TOKEN, List.of(), tokens::accessToken),
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

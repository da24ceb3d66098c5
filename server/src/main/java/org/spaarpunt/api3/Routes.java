package org.spaarpunt.api3;

import java.util.List;
import java.util.function.Consumer;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;

/** The calls of the protocol, all of them, on one page, and who may make them. */
final class Routes {
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right CHECK_IN_WITH_CODE = new Right.OfConsumer(Permission.CHECK_IN_WITH_CODE);
    private static final Right READ_POINTS = new Right.OfConsumer(Permission.READ_POINTS);

    private Routes() {}

    /** @param unauthorized is told of every request that a call refuses with 401 */
    static List<Route> all(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(useCases.requestTokens(), useCases.accessTokens(), unauthorized);
        var counters = new PassholderCheckin(useCases.desk());
        var endUsers = new EndUserCalls(useCases);
        return List.of(
                new Route(
                        "POST",
                        "/requestToken",
                        Format.XML,
                        new Right.Anybody(),
                        Reads.optional(),
                        tokens::requestToken),
                new Route(
                        "POST",
                        "/accessToken",
                        Format.XML,
                        new Right.RequestToken(),
                        Reads.optional(),
                        tokens::accessToken),
                new Route(
                        "POST",
                        "/uitpas/passholder/checkin",
                        Format.XML,
                        CHECK_IN,
                        Route.Decided.IN_THE_CALL,
                        Reads.optional("cdbid", "uitpasNumber", "chipNumber", "balieConsumerKey"),
                        counters::answer),
                new Route(
                        "POST",
                        "/uitpas/enduser/checkin",
                        Format.JSON,
                        CHECK_IN_WITH_CODE,
                        Reads.optional("uitpasNumber", "checkinCode"),
                        endUsers::checkIn),
                new Route(
                        "GET",
                        "/uitpas/enduser/{uitpasNumber}",
                        Format.JSON,
                        READ_POINTS,
                        Reads.optional(),
                        endUsers::points));
    }
}

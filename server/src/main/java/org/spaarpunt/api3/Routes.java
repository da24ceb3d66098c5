package org.spaarpunt.api3;

import static org.spaarpunt.api3.Route.get;
import static org.spaarpunt.api3.Route.post;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;

/** The calls of the protocol, all of them, on one page, and who may make them. */
final class Routes {
    private static final Right ANYBODY = new Right.Anybody();
    private static final Right REQUEST_TOKEN = new Right.RequestToken();
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right CHECK_IN_WITH_CODE = new Right.OfConsumer(Permission.CHECK_IN_WITH_CODE);
    private static final Right READ_POINTS = new Right.OfConsumer(Permission.READ_POINTS);

    private Routes() {}

    /** @param unauthorized is told of every request that a call refuses with 401 */
    static List<Route> all(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        return Stream.of(tokens(useCases, unauthorized), checkins(useCases), endUsers(useCases))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> tokens(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(useCases.requestTokens(), useCases.accessTokens(), unauthorized);
        return List.of(
                post("/requestToken", ANYBODY, Reads.optional(), tokens::requestToken),
                post("/accessToken", REQUEST_TOKEN, Reads.optional(), tokens::accessToken));
    }

    private static List<Route> checkins(UseCases useCases) {
        var checkins = new PassholderCheckin(useCases.desk());
        var read = Reads.optional("cdbid", "uitpasNumber", "chipNumber", "balieConsumerKey");
        return List.of(post("/uitpas/passholder/checkin", CHECK_IN, read, checkins::answer)
                .decidedInTheCall());
    }

    private static List<Route> endUsers(UseCases useCases) {
        var endUsers = new EndUserCalls(useCases);
        var scanned = Reads.optional("uitpasNumber", "checkinCode");
        return List.of(
                post("/uitpas/enduser/checkin", CHECK_IN_WITH_CODE, scanned, endUsers::checkIn),
                get("/uitpas/enduser/{uitpasNumber}", READ_POINTS, Reads.optional(), endUsers::points));
    }
}

package org.spaarpunt.api3;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.CheckinRoutes;
import org.spaarpunt.api3.counters.CounterRoutes;
import org.spaarpunt.api3.devices.DeviceRoutes;
import org.spaarpunt.api3.events.EventRoutes;
import org.spaarpunt.api3.oauth.OAuthRoutes;
import org.spaarpunt.api3.people.PeopleRoutes;
import org.spaarpunt.api3.rewards.RewardRoutes;
import org.spaarpunt.api3.visits.VisitRoutes;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.visits.VisitFeature;
import org.spaarpunt.wiring.Features;

/** The calls that this server offers, by subject; {@link UnofferedCall} has the other calls of the protocol. */
final class Routes {
    private Routes() {}

    /** @param unauthorized receives the problem of every request that a call rejects with 401 */
    static List<Route> all(
            Features features, CheckinDesk desk, VisitFeature visits, Consumer<OAuthProblem> unauthorized) {
        var authorization = features.authorization();
        var passholders = features.passholders();
        return Stream.of(
                        OAuthRoutes.all(features.identity(), authorization, unauthorized),
                        CheckinRoutes.all(desk, visits, features.pointsInquiry(), features.checkins(), authorization),
                        PeopleRoutes.all(
                                passholders,
                                features.associations(),
                                features.prices(),
                                features.cardSystems(),
                                features.accounts().activation(),
                                authorization),
                        RewardRoutes.all(features.rewards(), visits.atCounter(), passholders.lookup(), authorization),
                        VisitRoutes.all(visits, passholders, authorization),
                        CounterRoutes.all(
                                features.counters(), features.cardSystems(), passholders.lookup(), authorization),
                        EventRoutes.all(
                                features.checkins(),
                                features.codes(),
                                passholders.lookup(),
                                authorization,
                                features.core().settings().cardName()),
                        DeviceRoutes.all(features.devices()))
                .flatMap(List::stream)
                .toList();
    }
}

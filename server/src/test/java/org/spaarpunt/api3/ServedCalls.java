package org.spaarpunt.api3;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.RunningServer;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.ServerFeatures;
import org.spaarpunt.wiring.TestFeatures;

/** Which calls there are, as the page that lists them says. */
final class ServedCalls {
    private ServedCalls() {}

    static List<Route> routes(Jdbi jdbi) {
        var features = TestFeatures.on(jdbi, new TestClock(RunningServer.START));
        try (var server = new ServerFeatures(features, _ -> new Unobserved())) {
            return Routes.all(features, server.checkinDesk(), server.visits(), _ -> {});
        }
    }
}

package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.wiring.TestFeatures;

/** What is changed beside a server is known in it soon, however long it would remember. */
class ForgettingTest {
    /** A notice takes milliseconds; this many requests take many times as long. */
    private static final int MAX_REQUESTS = 10_000;

    @Test
    void a_token_that_is_revoked_beside_a_server_stops_working_there() {
        try (var place = RunningServer.demoDatabase();
                var server = RunningServer.on(place, Map.of("staleness-seconds", "3600"));
                var elsewhere = place.open(1)) {
            assertThat(checkIn(server).status()).isNotEqualTo(401);
            var beside = TestFeatures.on(elsewhere.jdbi(), server.clock());
            assertThat(beside.administration().tokens().revoke(new Actor.CommandLine(), "demo-ann-werf"))
                    .isInstanceOf(Outcome.Done.class);

            int requests = 0;
            while (checkIn(server).status() != 401) {
                assertThat(++requests).isLessThan(MAX_REQUESTS);
            }
        }
    }

    @Test
    void the_key_of_a_device_that_is_removed_at_one_server_stops_working_at_another() {
        try (var place = RunningServer.demoDatabase();
                var server = RunningServer.on(place, Map.of("staleness-seconds", "3600"));
                var other = RunningServer.on(place, Map.of("staleness-seconds", "3600"))) {
            assertThat(cardSystems(server).status()).isEqualTo(200);
            assertThat(cardSystems(other).status()).isEqualTo(200);
            assertThat(server.as(DemoProfile.COUNTER)
                            .post("uitpas/cid/update", "cidConsumerKey", "demo-device", "status", "REMOVED")
                            .status())
                    .isEqualTo(200);
            assertThat(cardSystems(server).status()).isEqualTo(401);

            int requests = 0;
            while (cardSystems(other).status() != 401) {
                assertThat(++requests).isLessThan(MAX_REQUESTS);
            }
        }
    }

    private static Answer cardSystems(RunningServer server) {
        return server.as(DemoProfile.DEVICE).get("uitpas/cardsystem");
    }

    private static Answer checkIn(RunningServer server) {
        return server.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", "0900000095902");
    }
}

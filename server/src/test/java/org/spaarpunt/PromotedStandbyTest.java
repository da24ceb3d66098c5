package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.postgres.ReplicatedServer;
import org.spaarpunt.testing.Additions;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** The primary is lost, and the standby that confirms commits takes over; the server has both in its address. */
class PromotedStandbyTest {
    private static final int MAX_ATTEMPTS = 100;
    private static final int CARDS = 20;
    private static final String EVENT = "a89a2707-a35e-48da-aeda-307f857b93c0";

    private ReplicatedServer databases;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        databases = ReplicatedServer.start();
        RunningServer.loadDemo(databases.primary());
        databases.confirmCommits();
        server = RunningServer.on(databases.both(), Map.of());
        // It is the nonce alone that keeps the same bytes from saving a second point.
        DemoData.liftLimits(server.jdbi());
    }

    @AfterEach
    void stop() {
        server.close();
        databases.close();
    }

    @Test
    void the_server_finds_it_with_every_granted_point_and_takes_no_signed_request_a_second_time() throws Exception {
        var granted = new Additions(server.jdbi())
                .cards(CARDS).stream().map(this::signedCheckin).toList();
        for (var request : granted) {
            assertThat(Client.exchange(request).status()).isEqualTo(200);
        }
        var before = checkins();

        databases.failOver();

        for (var request : granted) {
            assertThat(answerTo(request).status()).isEqualTo(401);
        }
        assertThat(checkins()).isEqualTo(before).hasSizeGreaterThanOrEqualTo(CARDS);
        assertThat(answerTo(signedCheckin("0930056878802")).status()).isEqualTo(200);
        assertThat(server.unbalanced()).isEmpty();
    }

    private HttpRequest signedCheckin(String card) {
        var address = server.uri().resolve("/uitid/rest/uitpas/passholder/checkin");
        var form = "cdbid=" + EVENT + "&uitpasNumber=" + card;
        var authorization = new OAuthSigner(
                        DemoProfile.COUNTER.keys(), () -> UUID.randomUUID().toString(), server.clock())
                .authorization("POST", address, Parameters.parse(form).orElseThrow());
        return HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    /** Sends the same bytes until the database is there. */
    private static Answer answerTo(HttpRequest request) throws InterruptedException {
        var answer = Client.exchange(request);
        for (int attempt = 1; answer.status() == 503 && attempt <= MAX_ATTEMPTS; attempt++) {
            Thread.sleep(100);
            answer = Client.exchange(request);
        }
        return answer;
    }

    private List<String> checkins() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select card_number from checkin order by id")
                        .mapTo(String.class)
                        .list());
    }
}

package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.NoncePartitions;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.TestClock;

/** A signed request is good once: whichever server hears it, after a restart, and until it is too old to be sent again. */
class ReplayTest {
    private static final Map<String, String> ONE_PUBLIC_ADDRESS = Map.of("public-url", "https://uitpas.example");
    private static final String PATH = "/uitid/rest/uitpas/enduser/0930056878802";

    private TestDatabase database;
    private RunningServer server;

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, ONE_PUBLIC_ADDRESS);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void another_server_on_the_database_knows_the_nonce() {
        var signed = sign(server.clock());
        assertThat(get(server, signed).code()).isEqualTo("ACTION_SUCCEEDED");

        try (var other = RunningServer.on(database, ONE_PUBLIC_ADDRESS)) {
            assertNonceUsed(get(other, signed));
            assertThat(get(other, sign(other.clock())).code()).isEqualTo("ACTION_SUCCEEDED");
        }
    }

    @Test
    void a_server_started_again_knows_the_nonce() {
        var signed = sign(server.clock());
        assertThat(get(server, signed).code()).isEqualTo("ACTION_SUCCEEDED");

        server.close();
        server = RunningServer.on(database, ONE_PUBLIC_ADDRESS);

        assertNonceUsed(get(server, signed));
    }

    @Test
    void a_nonce_is_kept_as_long_as_its_request_could_be_sent_again_and_then_forgotten() {
        var clock = server.clock();
        var partitions = new NoncePartitions(server.jdbi(), clock);
        var signedAhead = sign(new TestClock(clock.instant().plusSeconds(300)));
        assertThat(get(server, signedAhead).code()).isEqualTo("ACTION_SUCCEEDED");

        clock.advance(Duration.ofMinutes(10));
        partitions.round();
        assertNonceUsed(get(server, signedAhead));

        clock.advance(Duration.ofSeconds(1));
        assertThat(get(server, signedAhead).header("WWW-Authenticate").orElseThrow())
                .contains("timestamp_refused");

        clock.advance(Duration.ofSeconds(299));
        partitions.round();
        assertThat(nonces()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        partitions.round();
        assertThat(nonces()).isZero();
    }

    private int nonces() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from oauth_nonce")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void a_nonce_counts_for_its_consumer_alone() {
        var deWerf = DemoProfile.COUNTER.keys();
        var member = DemoProfile.MEMBER_APP.keys();
        var address = server.uri().resolve(PATH);

        for (var keys : new OAuthSigner.Keys[] {member, deWerf}) {
            var signed = new OAuthSigner(keys, () -> "the-same", server.clock())
                    .authorization("GET", URI.create("https://uitpas.example" + PATH), Parameters.none());
            assertThat(Client.exchange(HttpRequest.newBuilder(address)
                                    .header("Authorization", signed)
                                    .build())
                            .status())
                    .isNotEqualTo(401);
        }
    }

    private static String sign(TestClock clock) {
        return new OAuthSigner(
                        DemoProfile.MEMBER_APP.keys(), () -> UUID.randomUUID().toString(), clock)
                .authorization("GET", URI.create("https://uitpas.example" + PATH), Parameters.none());
    }

    private static Answer get(RunningServer asked, String authorization) {
        return Client.exchange(HttpRequest.newBuilder(asked.uri().resolve(PATH))
                .header("Authorization", authorization)
                .build());
    }

    private static void assertNonceUsed(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("OAuth realm=\"spaarpunt\", oauth_problem=\"nonce_used\"");
    }
}

package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.Maintenance;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.Additions;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.Together;

/** The database is killed while people check in. */
class KilledDatabaseTest {
    private static final int DOORS = 4;
    private static final int CARDS_PER_DOOR = 50;
    private static final int KILLED_AFTER = 40;
    private static final int MAX_ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    @TempDir
    Path home;

    private final AtomicInteger grants = new AtomicInteger();
    private EmbeddedPostgres postgres;
    private RunningServer server;

    @BeforeEach
    void start() {
        postgres = TestPostgres.ownServer(home);
        RunningServer.loadDemo(postgres.address());
        server = RunningServer.on(postgres.address(), Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void no_granted_point_is_lost_and_everybody_gets_one_in_the_end() throws Exception {
        var cards = new Additions(server.jdbi()).cards(DOORS * CARDS_PER_DOOR);
        long killed = postmaster();

        Together.times(DOORS, door -> {
            var counter = server.as(DemoProfile.COUNTER);
            cards.subList(door * CARDS_PER_DOOR, (door + 1) * CARDS_PER_DOOR).forEach(card -> checkIn(counter, card));
            return door;
        });

        assertThat(postmaster()).isNotEqualTo(killed);
        assertThat(ask("select card_number from checkin")).containsExactlyInAnyOrderElementsOf(cards);
        assertThat(ask("select cause_id::text from transfer where reason = 'CHECKIN'"))
                .containsExactlyInAnyOrderElementsOf(ask("select id::text from checkin"));
        assertThat(server.unbalanced()).isEmpty();
    }

    @Test
    void a_check_in_that_was_saved_is_not_taken_again_after_the_database_was_killed() throws Exception {
        var request = signedCheckin();
        assertThat(Client.exchange(request).status()).isEqualTo(200);
        long killed = postmaster();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        // Sessions of the killed server go on for a moment, and know the nonce without having read it from the disk.
        awaitAnotherThan(killed);

        assertThat(answerTo(request).status()).isEqualTo(401);
    }

    /**
     * The nonce is durable before anything is decided: a request that waits while the database is killed may be saved by
     * the one that follows, and its nonce must be there.
     */
    @Test
    void a_check_in_that_was_refused_is_not_taken_again_after_every_process_of_the_database_was_killed()
            throws Exception {
        // Otherwise also what no commit waits for is written within 200 ms.
        Sql.execute(Maintenance.addressOf(postgres), "alter system set wal_writer_delay = '10s'");
        Sql.execute(Maintenance.addressOf(postgres), "select pg_reload_conf()");
        assertThat(Client.exchange(signedCheckin()).status()).isEqualTo(200);
        long killed = postmaster();
        var first = ProcessHandle.of(killed).orElseThrow();
        var others = first.descendants().toList();
        var request = signedCheckin();
        assertThat(Client.exchange(request).code()).isEqualTo("MAXIMUM_REACHED");

        first.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        awaitAnotherThan(killed);

        assertThat(answerTo(request).status()).isEqualTo(401);
    }

    private HttpRequest signedCheckin() {
        var address = server.uri().resolve("/uitid/rest/uitpas/passholder/checkin");
        var form = new Parameters(List.of(
                new Parameter("cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0"),
                new Parameter("uitpasNumber", "0930056878802")));
        var authorization = new OAuthSigner(
                        DemoProfile.COUNTER.keys(), () -> UUID.randomUUID().toString(), server.clock())
                .authorization("POST", address, form);
        return HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("cdbid=a89a2707-a35e-48da-aeda-307f857b93c0&uitpasNumber=0930056878802"))
                .build();
    }

    /** Sends the same bytes until the database is there. */
    private static Answer answerTo(HttpRequest request) {
        var answer = Client.exchange(request);
        for (int attempt = 1; answer.status() == 503 && attempt <= MAX_ATTEMPTS; attempt++) {
            answer = Client.exchange(request);
        }
        return answer;
    }

    /** As a door does it: asks again until it hears something else than an outage. */
    private void checkIn(Client counter, String card) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            var answer = counter.post(
                    "uitpas/passholder/checkin", "cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0", "uitpasNumber", card);
            if (answer.status() == 503) {
                continue;
            }
            // A commit may have been durable before its answer was lost: then the point is there, once.
            assertThat(answer.status() == 200 || (attempt > 1 && answer.code().equals("MAXIMUM_REACHED")))
                    .as(answer.body())
                    .isTrue();
            assertThat(answer.xml("/response/points")).isEqualTo("1");
            if (grants.incrementAndGet() == KILLED_AFTER) {
                ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            }
            return;
        }
        throw new AssertionError("The database did not come back");
    }

    private void awaitAnotherThan(long killed) throws InterruptedException {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                if (askForPostmaster() != killed) {
                    return;
                }
            } catch (SQLException _) {
                // It has not started yet.
            }
            Thread.sleep(BETWEEN_ATTEMPTS);
        }
        throw new AssertionError("The database did not come back");
    }

    /** The process id of the database server. */
    private long postmaster() {
        try {
            return askForPostmaster();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private long askForPostmaster() throws SQLException {
        return Long.parseLong(String.valueOf(Sql.ask(
                Maintenance.addressOf(postgres), "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")));
    }

    private List<String> ask(String query) {
        return server.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}

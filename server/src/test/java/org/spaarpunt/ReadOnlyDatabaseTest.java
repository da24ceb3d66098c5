package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.api4.JsonCaller;
import org.spaarpunt.api4.JsonServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.Maintenance;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** A database that is there and takes no changes: one that was made read-only, and one that waits for a standby. */
class ReadOnlyDatabaseTest {
    /** Long enough for the slowest machine; nothing here is a measurement. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private EmbeddedPostgres postgres;
    private RunningServer server;

    /** Connections that may always change something. */
    private Jdbi outside;

    @BeforeEach
    void start() {
        postgres = TestPostgres.ownServer(home);
        RunningServer.loadDemo(postgres.address());
        var address = postgres.address();
        var maintenance = Maintenance.addressOf(postgres);
        outside = Jdbi.create(
                maintenance.jdbcUrl() + "&options=-c%20default_transaction_read_only=off",
                maintenance.user(),
                maintenance.password());
        // A server that gives up soon, so that the test does.
        server = RunningServer.on(
                new DatabaseAddress(address.jdbcUrl() + "&socketTimeout=1", address.user(), address.password()),
                Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void a_read_only_database_is_an_outage_and_over_when_it_takes_changes_again() throws Exception {
        waitUntil(() -> ready() == 200);

        configure("set default_transaction_read_only = on");
        waitUntil(() -> ready() == 503);
        assertOutage(checkIn("0987654321113"));
        assertThat(get("/health/live").status()).isEqualTo(200);
        // No connection that leads to a read-only server stays in the pool.
        waitUntil(() -> sessions("state = 'idle'") == 0);

        configure("reset default_transaction_read_only");
        waitUntil(() -> ready() == 200);
        assertThat(checkIn("0987654321113").xml("/response/points")).isEqualTo("2");
        assertThat(server.unbalanced()).isEmpty();
    }

    @Test
    void a_commit_that_waits_for_a_missing_standby_is_given_up_and_its_session_ends() throws Exception {
        waitUntil(() -> ready() == 200);

        configure("set synchronous_standby_names = 'missing'");
        waitUntil(() -> ready() == 503);
        assertOutage(checkIn("0987654321113"));
        waitUntil(() -> sessions("wait_event = 'SyncRep'") == 0);
        assertThat(ready()).isEqualTo(503);

        configure("reset synchronous_standby_names");
        waitUntil(() -> ready() == 200);
        // It was written, and the caller did not hear of it: asked again, the server says that the point is there,
        // once.
        var again = checkIn("0987654321113");
        assertThat(again.code()).isEqualTo("MAXIMUM_REACHED");
        assertThat(again.xml("/response/points")).isEqualTo("2");
        assertThat(server.unbalanced()).isEmpty();
    }

    @Test
    void a_check_in_that_a_missing_standby_did_not_confirm_is_saved_and_its_repetition_gets_the_answer()
            throws Exception {
        waitUntil(() -> ready() == 200);
        // By a bearer token: no nonce waits for the standby before the check-in is written.
        var ann = JsonServer.around(server).as("ann");

        configure("set synchronous_standby_names = 'missing'");
        waitUntil(() -> ready() == 503);
        var unheard = checkIn(ann);
        assertThat(unheard.status()).as(unheard.body()).isEqualTo(503);
        assertThat(unheard.headers().allValues("Retry-After")).hasSize(1);
        waitUntil(() -> sessions("wait_event = 'SyncRep'") == 0);
        assertThat(visits()).isEqualTo(1);

        configure("reset synchronous_standby_names");
        waitUntil(() -> ready() == 200);
        var again = checkIn(ann);
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.json().path("totalPoints").asInt()).isEqualTo(2);
        assertThat(visits()).isEqualTo(1);
        assertThat(server.unbalanced()).isEmpty();
    }

    private static Answer checkIn(JsonCaller caller) {
        return caller.post(
                "/checkins",
                "{\"eventId\":\"a89a2707-a35e-48da-aeda-307f857b93c0\",\"uitpasNumber\":\"0987654321113\"}");
    }

    private int visits() {
        return outside.withHandle(handle -> handle.createQuery("select count(*) from checkin")
                .mapTo(Integer.class)
                .one());
    }

    private void configure(String change) {
        outside.useHandle(handle -> {
            handle.execute("alter system " + change);
            handle.execute("select pg_reload_conf()");
        });
    }

    /** Sessions of the pool. */
    private int sessions(String which) {
        return outside.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_stat_activity where application_name = 'spaarpunt' and " + which)
                .mapTo(Integer.class)
                .one());
    }

    private static void assertOutage(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("ACTION_FAILED");
        assertThat(answer.headers().allValues("Retry-After")).hasSize(1);
        assertThat(answer.body()).doesNotContain("SQL", "Exception", "transaction");
    }

    private Answer checkIn(String card) {
        return server.as(DemoProfile.COUNTER)
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "a89a2707-a35e-48da-aeda-307f857b93c0",
                        "uitpasNumber",
                        card);
    }

    private int ready() {
        return get("/health/ready").status();
    }

    private Answer get(String path) {
        return Client.exchange(
                HttpRequest.newBuilder(server.uri().resolve(path)).build());
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}

package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** A database that goes away, breaks off in the middle, or keeps requests waiting. */
class OutageTest {
    /** Long enough for the slowest machine; nothing here is a measurement. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestDatabase database;
    private RunningServer server;

    /** Connections that are not the server's own. */
    private Jdbi outside;

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, Map.of());
        outside = outside();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void while_the_database_is_away_every_call_says_503_and_when_it_is_back_the_same_server_goes_on() throws Exception {
        assertThat(health().status()).isEqualTo(200);

        database.goAway();
        assertOutage(checkInAtCounter(), "application/xml;charset=UTF-8");
        assertOutage(checkInByCode(), "application/json;charset=UTF-8");
        assertOutage(
                server.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/0930056878802"),
                "application/json;charset=UTF-8");
        waitUntil(() -> health().status() == 503);

        database.comeBack();
        waitUntil(() -> health().status() == 200);
        // The pool fills again by itself, on a busy machine a moment after the readiness, which has a connection of its
        // own.
        waitUntil(() -> checkInByCode().status() == 200);
        assertThat(checkInAtCounter().xml("/response/points")).isEqualTo("2");
        assertThat(checkInByCode().json().path("points").asInt()).isEqualTo(5);
        assertThat(count("checkin")).isEqualTo(2);
        assertThat(server.unbalanced()).isEmpty();
    }

    @Test
    void what_needs_no_database_is_answered_during_an_outage() {
        database.goAway();

        assertThat(server.as(DemoProfile.COUNTER).get("nowhere").status()).isEqualTo(404);
        var unsigned = HttpRequest.newBuilder(server.uri().resolve("/uitid/rest/uitpas/enduser/0930056878802"));
        assertThat(Client.exchange(unsigned.build()).status()).isEqualTo(401);
    }

    @Test
    void a_connection_that_breaks_in_the_middle_of_a_check_in_saves_nothing() throws Exception {
        try (var holding = holdBalances()) {
            var answer = CompletableFuture.supplyAsync(this::checkInAtCounter);
            waitUntil(() -> waitingStatements() == 1);
            outside.useHandle(handle -> handle.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                    """));

            assertOutage(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), "application/xml;charset=UTF-8");
            holding.rollback();
        }

        assertThat(count("checkin")).isZero();
        assertThat(count("transfer where reason = 'CHECKIN'")).isZero();
        assertThat(server.unbalanced()).isEmpty();
        assertThat(checkInAtCounter().xml("/response/points")).isEqualTo("2");
    }

    @Test
    void one_request_more_than_allowed_is_refused_at_once_and_the_first_is_answered() throws Exception {
        server.close();
        server = RunningServer.on(database, Map.of("max-concurrent-requests", "1"));
        try (var holding = holdBalances()) {
            var first = CompletableFuture.supplyAsync(this::checkInAtCounter);
            waitUntil(() -> waitingStatements() == 1);

            assertOutage(checkInAtCounter(), "application/xml;charset=UTF-8");
            assertOutage(checkInByCode(), "application/json;charset=UTF-8");
            assertThat(first).isNotDone();

            holding.rollback();
            assertThat(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).xml("/response/points"))
                    .isEqualTo("2");
        }
        assertThat(checkInByCode().json().path("points").asInt()).isEqualTo(5);
    }

    private static void assertOutage(Answer answer, String contentType) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("ACTION_FAILED");
        assertThat(answer.header("Content-Type")).contains(contentType);
        assertThat(answer.headers().allValues("Retry-After")).hasSize(1);
        assertThat(answer.body()).doesNotContain("SQL", "Exception", "test_");
    }

    private Answer checkInAtCounter() {
        return server.as(DemoProfile.COUNTER)
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "a89a2707-a35e-48da-aeda-307f857b93c0",
                        "uitpasNumber",
                        "0987654321113");
    }

    private Answer checkInByCode() {
        return server.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");
    }

    private Answer health() {
        return Client.exchange(
                HttpRequest.newBuilder(server.uri().resolve("/health")).build());
    }

    private Jdbi outside() {
        var address = database.address();
        return Jdbi.create(address.jdbcUrl(), address.user(), address.password());
    }

    /** Until the handle rolls back, a check-in gets as far as the balance that it changes last. */
    private Handle holdBalances() {
        var handle = outside.open();
        handle.begin();
        handle.execute("select from balance for update");
        return handle;
    }

    private int waitingStatements() {
        return count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    }

    private int count(String rows) {
        return outside.withHandle(handle -> handle.createQuery("select count(*) from " + rows)
                .mapTo(Integer.class)
                .one());
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}

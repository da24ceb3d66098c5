package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.metrics.DocumentedMetrics;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** What an operator sees of a server from outside: metrics and health. */
class WatchingTest {
    private static final String COUNTER_CALL = "call=\"POST /uitpas/passholder/checkin\"";
    private static final String CODE_CALL = "call=\"POST /uitpas/enduser/checkin\"";
    private static final String POINTS_CALL = "call=\"GET /uitpas/enduser/{uitpasNumber}\"";

    private static TestDatabase database;
    private RunningServer server;

    @BeforeAll
    static void open() {
        database = RunningServer.demoDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.restore();
        server = RunningServer.on(database);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_grant_and_a_refusal_at_a_counter_are_told_apart_by_code_and_status() {
        checkInAtCounter();
        checkInAtCounter();

        assertThat(metrics())
                .contains(
                        "spaarpunt_requests_total{" + COUNTER_CALL + ",code=\"\",status=\"200\"} 1.0",
                        "spaarpunt_requests_total{" + COUNTER_CALL + ",code=\"MAXIMUM_REACHED\",status=\"400\"} 1.0",
                        "spaarpunt_request_seconds_count{" + COUNTER_CALL + "} 2");
    }

    @Test
    void answers_in_json_are_told_apart_by_their_code_though_all_have_status_200() {
        checkInByCode(client());
        checkInByCode(client());

        assertThat(metrics())
                .contains(
                        "spaarpunt_requests_total{" + CODE_CALL + ",code=\"ACTION_SUCCEEDED\",status=\"200\"} 1.0",
                        "spaarpunt_requests_total{" + CODE_CALL + ",code=\"MAXIMUM_REACHED\",status=\"200\"} 1.0");
    }

    @Test
    void an_answer_given_again_counts_as_the_same_success() {
        var repeating = client().with("Idempotency-Key", "0f8fad5b-d9cb-469f-a165-70867728950e");
        checkInByCode(repeating);
        assertThat(checkInByCode(repeating).header("Idempotency-Replayed")).contains("true");

        assertThat(metrics())
                .contains("spaarpunt_requests_total{" + CODE_CALL + ",code=\"ACTION_SUCCEEDED\",status=\"200\"} 2.0");
    }

    @Test
    void the_desks_tell_how_many_questions_came_in_how_many_batches() {
        checkInAtCounter();
        checkInAtCounter();
        // The nonces of check-ins are claimed with them.
        Client.exchange(signed(server.uri().resolve("/uitid/rest/uitpas/enduser/0930056878802")));

        assertThat(metrics())
                .contains(
                        "spaarpunt_batch_size_sum{desk=\"checkins\"} 2.0",
                        "spaarpunt_batch_seconds_count{desk=\"checkins\"} 2",
                        "spaarpunt_desk_seconds_count{desk=\"checkins\"} 2",
                        "spaarpunt_batch_size_sum{desk=\"nonces\"} 1.0",
                        "spaarpunt_desk_seconds_count{desk=\"nonces\"} 1");
    }

    @Test
    void a_request_sent_again_counts_as_a_nonce_refused() {
        var address = server.uri().resolve("/uitid/rest/uitpas/enduser/0930056878802");
        var signed = signed(address);
        assertThat(Client.exchange(signed).status()).isEqualTo(200);
        assertThat(Client.exchange(signed).status()).isEqualTo(401);

        assertThat(metrics())
                .contains(
                        "spaarpunt_nonces_refused_total 1.0",
                        "spaarpunt_unauthorized_total{problem=\"nonce_used\"} 1.0",
                        "spaarpunt_requests_total{" + POINTS_CALL + ",code=\"UNAUTHORIZED\",status=\"401\"} 1.0");
    }

    @Test
    void what_a_client_invents_makes_no_metric_of_its_own() {
        client().get("invented/by-a-client");
        client().send("INVENTED", "uitpas/enduser/checkin", "", "");
        get("/invented-too");

        var metrics = metrics();
        assertThat(metrics)
                .contains(
                        "spaarpunt_requests_total{call=\"none\",code=\"NOT_FOUND\",status=\"404\"} 1.0",
                        "spaarpunt_requests_total{call=\"none\",code=\"METHOD_NOT_ALLOWED\",status=\"405\"} 1.0",
                        "spaarpunt_requests_total{call=\"none\",code=\"\",status=\"404\"} 1.0");
        assertThat(String.join("\n", metrics)).doesNotContainIgnoringCase("invented");
    }

    @Test
    void what_cannot_be_read_is_counted_too() {
        Client.exchange(HttpRequest.newBuilder(server.uri().resolve("/uitid/rest/" + "y".repeat(9_000)))
                .build());

        assertThat(metrics())
                .contains("spaarpunt_requests_total{call=\"none\",code=\"REQUEST_TOO_LARGE\",status=\"414\"} 1.0");
    }

    @Test
    void every_memory_has_its_own_figures() {
        checkInByCode(client());
        assertThat(metrics())
                .contains(
                        "spaarpunt_remembered_misses_total{memory=\"codes\"} 1.0",
                        "spaarpunt_remembered_misses_total{memory=\"counters\"} 0.0",
                        "spaarpunt_remembered_misses_total{memory=\"credentials\"} 1.0",
                        "spaarpunt_remembered_misses_total{memory=\"events\"} 0.0");
    }

    @Test
    void pool_and_memory_of_credentials_are_read_when_asked_for() throws Exception {
        server.close();
        server = RunningServer.on(database, Map.of("staleness-seconds", "5"));
        client().get("uitpas/enduser/0930056878802");
        client().get("uitpas/enduser/0930056878802");

        // What a server reads in the background after its start uses the pool too.
        waitForLine("spaarpunt_pool_active 0.0");
        assertThat(metrics())
                .contains(
                        "spaarpunt_pool_waiting 0.0",
                        "spaarpunt_remembered{memory=\"credentials\"} 1.0",
                        "spaarpunt_remembered_misses_total{memory=\"credentials\"} 1.0",
                        "spaarpunt_remembered_hits_total{memory=\"credentials\"} 1.0")
                .anyMatch(line -> line.matches("spaarpunt_pool_size [1-4]\\.0"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
                .anyMatch(line -> line.startsWith("process_start_time_seconds "));
    }

    @Test
    void every_metric_is_in_the_handbook_and_every_one_of_the_handbook_is_served() throws Exception {
        checkInAtCounter();
        server.close();
        server = RunningServer.on(database);
        waitForLine("spaarpunt_last_checkin_timestamp_seconds{");

        var served = metrics().stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .toList();
        var documented = DocumentedMetrics.read().entrySet().stream()
                .filter(metric -> !metric.getValue().contains("; only with `"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(served).contains("spaarpunt_build_info").containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void what_runs_and_how_many_requests_it_may_handle_at_once_are_metrics() {
        assertThat(metrics())
                .contains(
                        "spaarpunt_requests_in_flight 1.0",
                        "spaarpunt_requests_in_flight_limit 1000.0",
                        "spaarpunt_pool_limit 4.0",
                        "spaarpunt_pool_timeouts_total 0.0",
                        "spaarpunt_task_failures_total{task=\"mail\"} 0.0")
                .anyMatch(line -> line.matches("spaarpunt_build_info\\{commit=\".*\",version=\".+\"\\} 1\\.0"))
                .anyMatch(line -> line.matches("spaarpunt_pool_wait_seconds_count [1-9][0-9]*"))
                .noneMatch(line -> line.contains("tls_certificate"));
    }

    @Test
    void a_server_without_its_database_is_alive_and_not_ready_until_it_is_back() throws InterruptedException {
        assertHealth(200, "UP", "/health", "/health/live", "/health/ready");

        database.goAway();
        waitForHealth(503);
        assertHealth(503, "DOWN", "/health", "/health/ready");
        assertHealth(200, "UP", "/health/live");
        assertThat(metrics())
                .contains("spaarpunt_database_ready 0.0")
                .anyMatch(line ->
                        line.startsWith("spaarpunt_requests_total{call=\"/health/ready\",code=\"\",status=\"503\"} "));

        database.comeBack();
        waitForHealth(200);
        assertHealth(200, "UP", "/health");
        assertThat(metrics()).contains("spaarpunt_database_ready 1.0");
    }

    /** Figures of the database are read in the background, the first time right after the start. */
    private void waitForLine(String start) throws InterruptedException {
        while (metrics().stream().noneMatch(line -> line.startsWith(start))) {
            Thread.sleep(20);
        }
    }

    /** What was found serves for a second. */
    private void waitForHealth(int status) throws InterruptedException {
        while (get("/health/ready").status() != status) {
            Thread.sleep(20);
        }
    }

    private void assertHealth(int status, String word, String... paths) {
        for (var path : paths) {
            var answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("{\"status\":\"" + word + "\"}");
        }
    }

    private List<String> metrics() {
        var answer = get("/metrics");
        assertThat(answer.header("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        return answer.body().lines().toList();
    }

    private Answer get(String path) {
        return Client.exchange(
                HttpRequest.newBuilder(server.uri().resolve(path)).build());
    }

    private Client client() {
        return server.as(DemoProfile.MEMBER_APP);
    }

    private void checkInAtCounter() {
        server.as(DemoProfile.COUNTER)
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "a89a2707-a35e-48da-aeda-307f857b93c0",
                        "uitpasNumber",
                        "0987654321113");
    }

    private static Answer checkInByCode(Client client) {
        return client.post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");
    }

    private HttpRequest signed(URI address) {
        var signer = new OAuthSigner(
                DemoProfile.MEMBER_APP.keys(), () -> UUID.randomUUID().toString(), server.clock());
        return HttpRequest.newBuilder(address)
                .header("Authorization", signer.authorization("GET", address, Parameters.none()))
                .build();
    }
}

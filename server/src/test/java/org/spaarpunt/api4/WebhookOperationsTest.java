package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.webhooks.Receiver;
import org.spaarpunt.webhooks.Receiver.Received;
import tools.jackson.databind.JsonNode;

/** Webhooks of applications and of admins, and what a running server sends to them. */
class WebhookOperationsTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String ALL =
            "\"checkin.granted\",\"checkin.undone\",\"redemption.done\",\"redemption.cancelled\"";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer(Map.of("webhook-loopback", "true"));

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void what_an_employee_does_and_undoes_is_reported_with_the_ids_of_the_api() throws InterruptedException {
        var ann = SERVER.as("ann");
        assertThat(ann.post("/webhooks", body(ALL)).status()).isEqualTo(201);

        var checkin = ann.post(
                        "/checkins",
                        "{\"eventId\":\"a89a2707-a35e-48da-aeda-307f857b93c0\",\"uitpasNumber\":\"0900000095902\"}")
                .json()
                .path("id")
                .asString();
        assertThat(ann.delete("/checkins/" + checkin).status()).isBetween(200, 204);
        var redeemed = ann.post(
                "/rewards/redeemed",
                "{\"uitpasNumber\":\"0900000095902\",\"rewardId\":\"5900\",\"organizerId\":\"" + WERF + "\"}");

        assertThat(redeemed.status()).as(redeemed.body()).isBetween(200, 201);
        var redemption = redeemed.json().path("id").asString();
        assertThat(ann.delete("/rewards/redeemed/" + redemption).status()).isBetween(200, 204);

        var reports = receiver.await(4);
        assertThat(reports.stream().map(Received::id))
                .containsExactlyInAnyOrder(
                        "checkin-granted_" + checkin,
                        "checkin-undone_" + checkin,
                        "redemption-done_" + redemption,
                        "redemption-cancelled_" + redemption);
        assertThat(reports).allMatch(report -> report.body().contains("\"organizerId\":\"" + WERF + "\""));
        assertThat(reports).allMatch(report -> !report.body().contains("0900000095902"));
    }

    @Test
    void an_application_makes_reads_changes_and_removes_its_own_webhooks() {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var integrator = SERVER.asClient("demo-integrator");

        var made = integrator.post("/webhooks", body("\"checkin.granted\"")).json();
        var id = made.path("id").asString();
        assertThat(made.path("secret").asString()).startsWith("whsec_");
        assertThat(made.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(integrator.get("/webhooks/" + id).json().has("secret")).isFalse();
        assertThat(integrator.get("/webhooks").json().path("totalItems").asInt())
                .isEqualTo(1);
        assertThat(SERVER.as("ann")
                        .get("/webhooks?organizerId=" + WERF)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(1);

        var off = integrator.put(
                "/webhooks/" + id,
                "{\"url\":\"https://hooks.example/in\",\"events\":[\"checkin.undone\"],\"status\":\"OFF\"}");
        assertThat(off.json().path("url").asString()).isEqualTo("https://hooks.example/in");
        assertThat(off.json().path("status").asString()).isEqualTo("OFF");
        assertProblem(integrator.post("/webhooks/" + id + "/test", ""), 403, "auth/forbidden");

        assertThat(integrator.delete("/webhooks/" + id).status()).isEqualTo(204);
        assertProblem(integrator.get("/webhooks/" + id), 404, "url/not-found");
        assertThat(audit())
                .containsExactly(
                        "application demo-integrator WEBHOOK_CREATED",
                        "application demo-integrator WEBHOOK_CHANGED",
                        "application demo-integrator WEBHOOK_SWITCHED_OFF",
                        "application demo-integrator WEBHOOK_REMOVED");
    }

    @Test
    void a_secret_is_replaced_and_no_more_than_two_sign() {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var integrator = SERVER.asClient("demo-integrator");
        var made = integrator.post("/webhooks", body("\"checkin.granted\"")).json();
        var id = made.path("id").asString();

        assertThat(integrator
                        .post("/webhooks/" + id + "/secret", "{\"overlapHours\":\"1\"}")
                        .json()
                        .path("secret")
                        .asString())
                .startsWith("whsec_")
                .isNotEqualTo(made.path("secret").asString());
        assertProblem(integrator.post("/webhooks/" + id + "/secret", "{\"overlapHours\":1}"), 400, "body/invalid-data");
    }

    @Test
    void a_repeated_request_with_its_key_makes_one_webhook_and_shows_the_same_secret() {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var integrator = SERVER.asClient("demo-integrator").with("Idempotency-Key", "hook-1");

        var first = integrator.post("/webhooks", body("\"checkin.granted\""));
        var again = integrator.post("/webhooks", body("\"checkin.granted\""));

        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertProblem(integrator.post("/webhooks", body("\"checkin.undone\"")), 422, "header/idempotency-key-reused");
        assertThat(SERVER.number("select count(*) from webhook_endpoint")).isEqualTo(1);
    }

    @Test
    void a_test_is_sent_and_the_log_says_what_came_of_it_and_sends_it_again() throws InterruptedException {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var integrator = SERVER.asClient("demo-integrator");
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(400, 4);
            exchange.getResponseBody().write(new byte[] {'<', 'n', 'o', '>'});
        });
        var id = integrator
                .post("/webhooks", body("\"checkin.granted\""))
                .json()
                .path("id")
                .asString();

        assertThat(integrator.post("/webhooks/" + id + "/test", "").status()).isEqualTo(202);
        receiver.await(1);
        var delivery = awaitAnswer(integrator, id);
        assertThat(delivery.path("type").asString()).isEqualTo("webhook.test");
        assertThat(delivery.path("status").asString()).isEqualTo("WAITING");
        assertThat(delivery.path("answerStatus").asInt()).isEqualTo(400);
        assertThat(delivery.path("answer").asString()).isEqualTo("<no>");

        receiver.answers(200);
        var attempts = "/webhooks/" + id + "/deliveries/" + delivery.path("id").asString() + "/attempts";
        assertThat(integrator.post(attempts, "").status()).isEqualTo(202);
        assertThat(receiver.await(2)).hasSize(2);
        assertProblem(integrator.post("/webhooks/" + id + "/deliveries/999999/attempts", ""), 404, "url/not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://hooks.example/ | "checkin.granted" | 400 | body/invalid-data
            https://10.0.0.1/     | "checkin.granted" | 400 | body/invalid-data
            nonsense              | "checkin.granted" | 400 | body/invalid-data
            https://hooks.example/ |                  | 400 | body/invalid-data
            https://hooks.example/ | "checkin.read"   | 400 | body/invalid-data
            https://hooks.example/ | "redemption.done" | 403 | auth/forbidden""")
    void a_webhook_that_is_not_as_it_must_be_is_refused(String url, String events, int status, String type) {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var body = "{\"organizerId\":\"" + WERF + "\",\"url\":\"" + url + "\",\"events\":["
                + (events == null ? "" : events) + "]}";
        assertProblem(SERVER.asClient("demo-integrator").post("/webhooks", body), status, type);
    }

    @Test
    void webhooks_of_others_are_not_seen() {
        FarCounter.permit(SERVER, "CHECKINS_READ");
        var id = SERVER.as("ann").post("/webhooks", body(ALL)).json().path("id").asString();

        assertProblem(SERVER.asClient("demo-integrator").get("/webhooks/" + id), 404, "url/not-found");
        assertProblem(SERVER.as("ben").get("/webhooks/" + id), 404, "url/not-found");
        assertProblem(SERVER.as("ben").post("/webhooks", body(ALL)), 403, "auth/forbidden");
        assertProblem(SERVER.anonymous().get("/webhooks"), 401, "auth/unauthorized");
    }

    private String body(String events) {
        return "{\"organizerId\":\"" + WERF + "\",\"url\":\"" + receiver.address() + "\",\"events\":[" + events + "]}";
    }

    private static JsonNode awaitAnswer(JsonCaller caller, String id) throws InterruptedException {
        var delivery = newest(caller, id);
        for (int round = 0; round < 400 && !delivery.has("answerStatus"); round++) {
            Thread.sleep(50);
            delivery = newest(caller, id);
        }
        return delivery;
    }

    private static JsonNode newest(JsonCaller caller, String id) {
        return caller.get("/webhooks/" + id + "/deliveries")
                .json()
                .path("member")
                .get(0);
    }

    private static List<String> audit() {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select actor || ' ' || act from audit_entry where act like 'WEBHOOK%' order by id")
                        .mapTo(String.class)
                        .list());
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotEmpty();
    }
}

package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checking people in through the JSON API: the same rules and the same rows as through the older protocol. */
class CheckinOperationsTest {
    private static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String CARD = "0930056878802";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void an_employee_checks_a_card_in_at_an_event_of_the_own_organiser() {
        var answer = SERVER.as("ann").post("/checkins", body(PERMANENT, CARD));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("id").asString()).matches("[0-9]+-[0-9]+");
        assertThat(answer.json().path("creationDate").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        assertThat(answer.json().path("eventId").asString()).isEqualTo(PERMANENT);
        assertThat(answer.json().path("uitpasNumber").asString()).isEqualTo(CARD);
        assertThat(answer.json().path("points").asInt()).isEqualTo(1);
        assertThat(answer.json().path("totalPoints").asInt()).isEqualTo(5);
    }

    @Test
    void a_client_that_posts_one_check_in_three_times_at_once_makes_one_and_gets_one_answer() {
        var ann = SERVER.as("ann");
        var event = "demo-unlimited";
        var first = ann.post("/checkins", body(event, CARD));
        var second = ann.post("/checkins", body(event, CARD));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(1);

        SERVER.running().clock().advance(Duration.ofSeconds(10));
        var later = ann.post("/checkins", body(event, CARD));
        assertThat(later.json().path("id")).isNotEqualTo(first.json().path("id"));
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a89a2707-a35e-48da-aeda-307f857b93c0, 12345,         400, uitpas/invalid-uitpas-number
            a89a2707-a35e-48da-aeda-307f857b93c0, 0900000002312, 400, uitpas/invalid-card-status
            a89a2707-a35e-48da-aeda-307f857b93c0, 0900000045410, 400, uitpas/invalid-card
            a89a2707-a35e-48da-aeda-307f857b93c0, 1000000520006, 400, uitpas/passholder-no-active-cardsystems
            demo-future,                          0930056878802, 400, uitpas/checkin-not-allowed
            demo-haaltert,                        0930056878802, 403, auth/forbidden
            00000000-0000-0000-0000-000000000000, 0930056878802, 400, uitpas/event-not-found
            """)
    void a_check_in_that_breaks_a_rule_is_refused_with_a_text_for_people(
            String event, String card, int status, String type) {
        var answer = SERVER.as("ann").post("/checkins", body(event, card));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        for (var language : new String[] {"nl", "en", "fr", "de"}) {
            assertThat(answer.json().path("endUserMessage").path(language).asString())
                    .isNotBlank();
        }
        assertThat(SERVER.number("select count(*) from checkin")).isZero();
    }

    @Test
    void the_second_check_in_of_a_week_says_how_many_are_allowed() {
        var ann = SERVER.as("ann");
        ann.post("/checkins", body(PERMANENT, CARD));
        SERVER.running().clock().advance(Duration.ofMinutes(1));
        var answer = ann.post("/checkins", body(PERMANENT, CARD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("endUserMessage").path("nl").asString())
                .isEqualTo("Je hebt hier al een punt gespaard (max. 1 per week).");
        assertThat(answer.json().path("reason").asString()).isEqualTo("LIMIT_REACHED");
        assertThat(answer.json().path("checkinLimit").path("periodType").asString())
                .isEqualTo("WEEK");
    }

    @Test
    void three_posts_at_the_same_moment_are_one_check_in_with_three_equal_answers() throws Exception {
        var ann = SERVER.as("ann");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.generate(
                            () -> threads.submit(() -> ann.post("/checkins", body("demo-unlimited", CARD))))
                    .limit(3)
                    .toList();
            var first = answers.getFirst().get();
            assertThat(first.status()).isEqualTo(201);
            for (var answer : answers) {
                assertThat(answer.get().body()).isEqualTo(first.body());
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(1);
    }

    @Test
    void a_request_with_a_key_is_answered_again_and_its_key_names_no_other_request() {
        var ann = SERVER.as("ann").with("Idempotency-Key", "visit-1");
        var first = ann.post("/checkins", body("demo-unlimited", CARD));
        SERVER.running().clock().advance(Duration.ofHours(1));

        var again = ann.post("/checkins", body("demo-unlimited", CARD));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        var other = ann.post("/checkins", body("demo-unlimited", "0900000095902"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(1);
    }

    @Test
    void a_card_is_read_by_its_chip() {
        var answer = SERVER.as("ann")
                .post("/checkins", "{\"eventId\":\"%s\",\"chipNumber\":\"04B2C3D4E5F680\"}".formatted(PERMANENT));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("uitpasNumber").asString()).isEqualTo(CARD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                   | body/invalid-data
            {"eventId":"demo-unlimited"}                                         | body/invalid-data
            {"eventId":"demo-unlimited","uitpasNumber":"","chipNumber":""}       | body/invalid-data
            {"eventId":"demo-unlimited","uitpasNumber":"0930056878802","chipNumber":"04B2C3D4E5F680"} | body/invalid-data
            {"eventId":"demo-unlimited","chipNumber":"04B2C3D4E5F6FF"}           | uitpas/passholder-not-found
            {"eventId":"demo-unlimited","uitpasNumber":["0930056878802"]}        | body/invalid-data
            {"eventId":"demo-unlimited"                                          | body/invalid-syntax
            []                                                                   | body/invalid-data
            """)
    void what_cannot_be_understood_is_refused(String body, String type) {
        var answer = SERVER.as("ann").post("/checkins", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).endsWith(type);
        assertThat(SERVER.number("select count(*) from checkin")).isZero();
    }

    @Test
    void an_employee_of_another_organiser_and_an_application_without_permission_check_no_one_in() {
        for (var caller : List.of(SERVER.as("ben"), SERVER.as("jef"), SERVER.asClient("demo-integrator"))) {
            var answer = caller.post("/checkins", body(PERMANENT, CARD));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("requiredPermission").asString()).isEqualTo("CHECKINS_WRITE");
        }
    }

    @Test
    void an_undone_check_in_can_be_made_again_at_once() {
        var ann = SERVER.as("ann");
        var first =
                ann.post("/checkins", body(PERMANENT, CARD)).json().path("id").asString();

        assertThat(ann.delete("/checkins/" + first).status()).isEqualTo(204);
        assertThat(ann.delete("/checkins/" + first).status()).isEqualTo(404);
        var second = ann.post("/checkins", body(PERMANENT, CARD));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("id").asString()).isNotEqualTo(first);
    }

    @Test
    void only_the_counter_that_made_a_check_in_undoes_it_and_not_for_long() {
        var ann = SERVER.as("ann");
        var id = ann.post("/checkins", body(PERMANENT, CARD)).json().path("id").asString();

        assertThat(SERVER.as("ben").delete("/checkins/" + id).status()).isEqualTo(404);
        assertThat(SERVER.as("jef").delete("/checkins/" + id).status()).isEqualTo(403);
        assertThat(SERVER.asClient("demo-integrator").delete("/checkins/" + id).status())
                .isEqualTo(403);
        assertThat(SERVER.anonymous().delete("/checkins/" + id).status()).isEqualTo(401);
        assertThat(ann.delete("/checkins/nothing").status()).isEqualTo(404);
        SERVER.running().clock().advance(Duration.ofMinutes(16));
        assertThat(ann.delete("/checkins/" + id).json().path("reason").asString())
                .isEqualTo("TOO_LATE");
    }

    @Test
    void an_application_with_the_permission_checks_in_and_undoes_without_a_user() {
        permit("CHECKINS_WRITE");
        var integrator = SERVER.asClient("demo-integrator");
        var made = integrator.post("/checkins", body(PERMANENT, CARD));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().has("passholder")).isFalse();
        assertThat(integrator
                        .delete("/checkins/" + made.json().path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(SERVER.number("select count(*) from checkin where reversed_at is not null and reversed_by is null"))
                .isEqualTo(1);
    }

    @Test
    void a_caller_that_may_search_passholders_gets_the_passholder_unless_it_asks_for_less() {
        var ann = SERVER.as("ann");
        var full = ann.post("/checkins", body(PERMANENT, CARD)).json().path("passholder");

        assertThat(full.path("id").asString()).isEqualTo("demo-passholder-2");
        assertThat(full.path("points").asInt()).isEqualTo(5);
        var minimal = ann.with("Prefer", "return=minimal").post("/checkins", body("demo-unlimited", CARD));
        assertThat(minimal.json().has("passholder")).isFalse();
    }

    @Test
    void a_batch_gives_one_answer_for_each_check_in_in_order() {
        var ann = SERVER.as("ann").with("Idempotency-Key", "bus");
        var batch = "[" + body("demo-unlimited", CARD) + "," + body("demo-unlimited", "12345") + ","
                + body("demo-unlimited", "0900000095902") + "," + body("demo-haaltert", CARD) + "]";
        var answer = ann.post("/checkins/batch", batch);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().values().stream().map(one -> one.path("status").asInt()))
                .containsExactly(201, 400, 201, 403);
        assertThat(answer.json().path(1).path("problem").path("type").asString())
                .endsWith("invalid-uitpas-number");
        assertThat(answer.json().path(2).path("checkin").path("uitpasNumber").asString())
                .isEqualTo("0900000095902");
        var again = ann.post("/checkins/batch", batch);
        assertThat(again.json().path(0).path("checkin"))
                .isEqualTo(answer.json().path(0).path("checkin"));
        assertThat(again.json().path(0).path("replayed").asBoolean()).isTrue();
        assertThat(SERVER.number("select count(*) from checkin")).isEqualTo(2);
    }

    @Test
    void a_batch_that_cannot_be_read_saves_nothing() {
        var ann = SERVER.as("ann");
        var tooMany = "[" + String.join(",", Collections.nCopies(201, body("demo-unlimited", CARD))) + "]";

        assertThat(ann.post("/checkins/batch", tooMany).status()).isEqualTo(400);
        assertThat(ann.post("/checkins/batch", body("demo-unlimited", CARD)).status())
                .isEqualTo(400);
        assertThat(ann.post("/checkins/batch", "[" + body("demo-unlimited", CARD) + ",{}]")
                        .status())
                .isEqualTo(400);
        assertThat(ann.post("/checkins/batch", "[]").body()).isEqualTo("[]");
        assertThat(SERVER.number("select count(*) from checkin")).isZero();
    }

    @Test
    void without_a_token_nobody_checks_in() {
        var answer = SERVER.anonymous().post("/checkins", body(PERMANENT, CARD));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer ");
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }

    private static String body(String event, String card) {
        return "{\"eventId\":\"%s\",\"uitpasNumber\":\"%s\"}".formatted(event, card);
    }

    /** Gives the demo's integrator a permission at CC De Werf. */
    private static void permit(String permission) {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into counter_agent select 'demo-integrator', id, ? from counter where consumer_key = ?",
                        permission,
                        "31413BDF-DFC7-7A9F-10403618C2816E44"));
        SERVER.running().features().forgetChanged();
    }
}

package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    void without_a_token_nobody_checks_in() {
        var answer = SERVER.anonymous().post("/checkins", body(PERMANENT, CARD));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer ");
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }

    private static String body(String event, String card) {
        return "{\"eventId\":\"%s\",\"uitpasNumber\":\"%s\"}".formatted(event, card);
    }
}

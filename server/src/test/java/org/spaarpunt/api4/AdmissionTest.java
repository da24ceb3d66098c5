package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.testing.Answer;

/** What is refused before an operation sees it: every refusal is a problem that a client can show. */
class AdmissionTest {
    private static final String CHECKIN =
            "{\"eventId\":\"a89a2707-a35e-48da-aeda-307f857b93c0\",\"uitpasNumber\":\"0930056878802\"}";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer(Map.of("api-requests-per-person", "20"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"eventId\":\"a\",\"eventId\":\"b\"}",
                "{} {}",
                "nothing",
                "{\"a\":1e99999999999999999999999999999999999999999}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void a_body_that_is_not_one_json_value_is_refused(String body) {
        refused(SERVER.as("ann").post("/checkins", body), 400, "body/invalid-syntax");
    }

    @Test
    void a_body_must_be_there_and_be_json() {
        refused(SERVER.as("ann").post("/checkins", ""), 400, "body/missing");
        refused(
                SERVER.as("ann")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post("/checkins", "a=b"),
                415,
                "header/unsupported-media-type");
        refused(SERVER.as("ann").post("/checkins", "x".repeat(70_000)), 413, "body/too-large");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /nowhere,                    404, url/not-found
            PUT,  /checkins,                   405, method/not-allowed
            GET,  /checkin-status?eventId=%FF, 400, url/invalid-parameter
            """)
    void an_address_without_an_operation_is_told_apart(String method, String path, int status, String type) {
        var ann = SERVER.as("ann");
        refused(method.equals("GET") ? ann.get(path) : ann.put(path, "{}"), status, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ."})
    void a_token_that_is_none_is_refused(String token) {
        refused(SERVER.withToken(token).post("/checkins", CHECKIN), 401, "auth/unauthorized");
    }

    @Test
    void other_tokens_of_the_issuer_are_no_access_tokens() {
        var tokens = SERVER.tokensOf("ann", "demo-counter-web");

        refusedToken(tokens.id().orElseThrow());
        refusedToken(tokens.refresh().orElseThrow());
        assertThat(SERVER.withToken(tokens.access()).get("/permissions").status())
                .isEqualTo(200);
    }

    @Test
    void a_token_is_refused_from_its_last_moment_on() {
        var token = SERVER.tokensOf("ann", "demo-counter-web").access();
        var clock = SERVER.running().clock();
        var end = RunningServer.START.plus(Duration.ofHours(12));

        clock.set(end.minusSeconds(1));
        assertThat(SERVER.withToken(token).get("/permissions").status()).isEqualTo(200);
        clock.set(end);
        refusedToken(token);
    }

    @Test
    void a_token_is_refused_that_another_installation_made_or_that_was_changed() throws SQLException {
        var token = SERVER.tokensOf("ann", "demo-counter-web").access();
        var parts = token.split("\\.", -1);
        var other = SERVER.tokensOf("jef", "demo-member-mobile").access().split("\\.", -1);

        refusedToken(parts[0] + "." + other[1] + "." + parts[2]);
        refusedToken(token.substring(0, token.length() - 4) + "AAAA");
        refusedToken(tokenOfAnotherInstallation());
    }

    /** Of an application that has the same key here, for this installation, and signed by the key of the other. */
    private static String tokenOfAnotherInstallation() throws SQLException {
        try (var database = RunningServer.demoDatabase()) {
            Sql.execute(database.address(), "delete from signing_key");
            try (var installation = RunningServer.on(database)) {
                var openid = installation.features().openid();
                var client =
                        openid.clients().find("demo-integrator").orElseThrow().client();
                return openid.grants()
                        .forItself(SERVER.running().uri() + "/oidc", client, Set.of())
                        .access();
            }
        }
    }

    @Test
    void a_request_without_a_token_is_challenged_without_an_error() {
        assertThat(SERVER.anonymous().get("/permissions").header("WWW-Authenticate"))
                .contains("Bearer realm=\"spaarpunt\"");
    }

    private static void refusedToken(String token) {
        var answer = SERVER.withToken(token).get("/permissions");
        refused(answer, 401, "auth/unauthorized");
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"spaarpunt\", error=\"invalid_token\"");
    }

    @Test
    void an_application_without_permissions_for_an_organizer_checks_nobody_in() {
        refused(SERVER.asClient("demo-integrator").post("/checkins", CHECKIN), 403, "auth/forbidden");
    }

    @Test
    void a_user_through_an_application_that_acts_for_no_counter_checks_nobody_in() {
        refused(SERVER.as("ann", "demo-member-mobile").post("/checkins", CHECKIN), 403, "auth/forbidden");
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        refused(
                SERVER.as("ann").with("Idempotency-Key", "two words").post("/checkins", CHECKIN),
                400,
                "header/invalid");
    }

    @Test
    void requests_beyond_the_limit_of_a_minute_are_told_when_to_come_back() {
        var ben = SERVER.as("ben");
        var first = ben.get("/checkin-status");
        assertThat(first.headers().allValues("RateLimit")).contains("\"person\";r=19;t=60");
        for (int i = 1; i < 20; i++) {
            ben.get("/checkin-status");
        }
        var answer = ben.get("/checkin-status");
        refused(answer, 429, "uitpas/rate-limited");
        assertThat(answer.header("Retry-After")).contains("60");
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}

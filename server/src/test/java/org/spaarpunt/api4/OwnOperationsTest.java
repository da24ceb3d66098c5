package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users do for themselves through the JSON API: check in by a code, and look at their points. */
class OwnOperationsTest {
    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void a_passholder_checks_in_by_the_code_of_an_event_and_finds_it_among_the_transactions() {
        var jef = SERVER.as("jef", "demo-member-mobile");
        var answer = jef.post("/passholders/me/checkins", "{\"checkinCode\":\"demo-permanent\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("addedPoints").asInt()).isEqualTo(1);
        assertThat(answer.json().path("totalPoints").asInt()).isEqualTo(21);

        var oldest = jef.get("/passholders/me/transactions?limit=1&sort[creationDate]=asc");
        assertThat(oldest.status()).isEqualTo(200);
        assertThat(oldest.json().path("totalItems").asInt()).isEqualTo(2);
        assertThat(oldest.json().path("member")).hasSize(1);
        var first = oldest.json().path("member").get(0);
        assertThat(first.path("points").asInt()).isEqualTo(1);
        assertThat(first.path("title").asString()).isNotBlank();
        assertThat(first.path("location").isString()).isTrue();
        assertThat(first.path("creationDate").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        // The demo's balances were opened when its database was made.
        var latest = jef.get("/passholders/me/transactions?limit=1")
                .json()
                .path("member")
                .get(0);
        assertThat(latest.path("title").asString()).isEqualTo("Beginsaldo");
        assertThat(latest.path("location").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            no-such-code, uitpas/checkin-code-invalid
            demo-over,    uitpas/checkin-code-expired
            """)
    void a_code_that_is_of_no_use_is_refused(String code, String type) {
        var answer = SERVER.as("jef", "demo-member-mobile")
                .post("/passholders/me/checkins", "{\"checkinCode\":\"%s\"}".formatted(code));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }

    @Test
    void a_user_is_always_a_member_of_the_own_family() {
        var jef = SERVER.as("jef", "demo-member-mobile");
        var members = jef.get("/passholders/me/family-members");

        assertThat(members.status()).isEqualTo(200);
        assertThat(members.json()).hasSize(1);
        var owner = members.json().get(0);
        assertThat(owner.path("mainFamilyMember").asBoolean()).isTrue();
        assertThat(owner.path("uitpasNumber").asString()).isEqualTo("0900000095902");
        assertThat(owner.path("passholder").path("points").asInt()).isEqualTo(20);
        assertThat(jef.get("/passholders/me/families").body()).isEqualTo("[]");
        assertThat(jef.post("/passholders/me/family-members", "{\"uitpasNumber\":\"0930056878802\"}")
                        .status())
                .isEqualTo(403);
        assertThat(jef.get("/passholders/someone/family-members").status()).isEqualTo(403);
        assertThat(SERVER.as("ben").get("/passholders/me/families").status()).isEqualTo(404);
    }

    @Test
    void nobody_checks_in_or_looks_for_another() {
        var body = "{\"checkinCode\":\"demo-permanent\"}";
        var jef = SERVER.as("jef", "demo-member-mobile");

        assertThat(jef.post("/passholders/someone/checkins", body).status()).isEqualTo(403);
        assertThat(jef.get("/passholders/someone/transactions").status()).isEqualTo(403);
        assertThat(jef.post("/passholders/me/checkins", "{}").status()).isEqualTo(400);
        assertThat(SERVER.as("ben").post("/passholders/me/checkins", body).status())
                .isEqualTo(400);
        assertThat(SERVER.as("ben").get("/passholders/me/transactions").status())
                .isEqualTo(400);
        assertThat(SERVER.asClient("demo-integrator")
                        .post("/passholders/me/checkins", body)
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.anonymous().get("/passholders/me/transactions").status())
                .isEqualTo(401);
    }
}

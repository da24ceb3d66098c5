package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making and changing rewards through the JSON API. */
class RewardWriteOperationsTest {
    private static final String SOUP = """
            {"title":"Soep","type":"POINTS","points":"3","promotionalDescription":"Een kom soep",
             "publicationPeriod":{"begin":"2026-11-01T00:00:00+01:00"},"owningCardSystem":{"id":2},
             "maxAvailableUnits":50,"redeemConstraint":{"volume":1,"period":"DAY"},"unknown":[1]}""";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @BeforeEach
    void let_the_integrator_write() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into counter_agent (consumer_key, counter_id, permission)
                select 'demo-integrator', id, 'REWARDS_WRITE'
                from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
                on conflict do nothing
                """));
        SERVER.running().features().forgetChanged();
    }

    @Test
    void an_application_with_the_permission_makes_a_reward_and_changes_it() {
        var client = SERVER.asClient("demo-integrator");
        var made = client.post("/rewards", SOUP);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("title").asString()).isEqualTo("Soep");
        assertThat(made.json().path("points").asInt()).isEqualTo(3);
        assertThat(made.json().path("publicationPeriod").has("end")).isFalse();
        assertThat(made.json().path("redeemConstraint").path("volume").asInt()).isEqualTo(1);
        var path = "/rewards/" + made.json().path("id").asString();
        assertThat(SERVER.as("jef").get(path).body()).isEqualTo(made.body());

        var changed = client.put(path, SOUP.replace("Soep", "Dagsoep"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("title").asString()).isEqualTo("Dagsoep");
        assertThat(client.put(path, SOUP.replace("Soep", "Dagsoep")).status()).isEqualTo(200);
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'REWARD_CHANGED'"))
                .isEqualTo(1);
    }

    @Test
    void what_was_redeemed_keeps_its_price() {
        var client = SERVER.asClient("demo-integrator");
        var id = client.post("/rewards", SOUP).json().path("id").asString();
        SERVER.as("ann")
                .post("/rewards/redeemed", "{\"rewardId\":\"%s\",\"uitpasNumber\":\"0900000095902\"}".formatted(id));
        var answer = client.put("/rewards/" + id, SOUP.replace("\"3\"", "4"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).endsWith("/uitpas/reward-not-editable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "title":"Soep"             | "title":""                           | body/invalid-data
            "points":"3"               | "points":0                           | body/invalid-data
            "type":"POINTS"            | "type":"GIFT"                        | body/invalid-data
            "2026-11-01T00:00:00+01:00"| "yesterday"                          | body/invalid-data
            "unknown":[1]              | "pictures":["javascript:alert(1)"]   | body/invalid-data
            {"id":2}                   | {"id":99}                            | uitpas/invalid-card-system
            "unknown":[1]              | "organizers":[{"id":"nobody"}]       | uitpas/organizer-not-found
            """)
    void a_reward_that_cannot_be_is_refused(String part, String wrong, String type) {
        var body = SOUP.replace(part, wrong);
        assertThat(body).isNotEqualTo(SOUP);
        var answer = SERVER.asClient("demo-integrator").post("/rewards", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
    }

    @Test
    void nobody_else_writes_rewards() {
        assertThat(SERVER.as("ann").post("/rewards", SOUP).status()).isEqualTo(403);
        assertThat(SERVER.as("jef").put("/rewards/5900", SOUP).status()).isEqualTo(403);
        assertThat(SERVER.anonymous().post("/rewards", SOUP).status()).isEqualTo(401);
        assertThat(SERVER.asClient("demo-integrator").put("/rewards/77", SOUP).status())
                .isEqualTo(404);
    }
}

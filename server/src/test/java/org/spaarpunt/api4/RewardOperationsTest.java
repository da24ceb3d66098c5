package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding and redeeming rewards through the JSON API. */
class RewardOperationsTest {
    private static final String CARD = "0930056878802";
    private static final String RICH = "0900000095902";
    private static final String POOR = "0987654321113";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void anybody_with_a_client_id_finds_what_is_offered_the_cheapest_first() {
        var answer =
                SERVER.anonymous().with("x-client-id", "demo-member-mobile").get("/rewards?limit=2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(6);
        var first = answer.json().path("member").get(0);
        assertThat(first.path("id").asString()).isEqualTo("5824");
        assertThat(first.path("title").asString()).isEqualTo("Affiche");
        assertThat(first.path("type").asString()).isEqualTo("POINTS");
        assertThat(first.path("points").asInt()).isEqualTo(2);
        assertThat(first.path("promotionalDescription").asString()).isEqualTo("Zolang de voorraad strekt");
        assertThat(first.path("publicationPeriod").path("begin").asString()).isEqualTo("2026-01-01T00:00:00+00:00");
        assertThat(first.path("maxAvailableUnits").asInt()).isEqualTo(10);
        assertThat(first.path("unitsTaken").asInt()).isZero();
        assertThat(first.path("organizers").isArray()).isTrue();
        var second = answer.json().path("member").get(1);
        assertThat(second.path("title").asString()).isEqualTo("Kopje koffie");
        assertThat(second.path("organizers").get(0).path("name").asString()).isNotBlank();
        assertThat(second.path("pictures").get(0).asString())
                .startsWith("http://")
                .endsWith("/assets/coffee.png");
        assertThat(answer.json().path("member")).hasSize(2);
    }

    @Test
    void facets_count_what_was_found() {
        var facet = SERVER.as("ann")
                .get("/rewards?type=ANY&limit=1&facets=type&facets=owningCardSystemId&facets[]=sport&facets=categories")
                .json()
                .path("facet");

        assertThat(facet.path("type").path("POINTS").path("count").asInt()).isEqualTo(6);
        assertThat(facet.path("type").path("WELCOME").path("count").asInt()).isEqualTo(1);
        assertThat(facet.path("type").path("POINTS").path("name").path("nl").asString())
                .isEqualTo("Omruilvoordelen");
        assertThat(facet.path("sport").path("false").path("count").asInt()).isEqualTo(7);
        assertThat(facet.path("owningCardSystemId")
                        .path("2")
                        .path("name")
                        .path("nl")
                        .asString())
                .isNotBlank();
        assertThat(facet.path("categories")).isEmpty();
        assertThat(facet.has("online")).isFalse();
        assertThat(SERVER.as("ann").get("/rewards").json().has("facet")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            type=WELCOME,                        1
            type=ANY,                            7
            type=ANY&subset=ALL,                 9
            subset=ALL&status=INACTIVE,          1
            subset=REDEEMABLE-FUTURE,            0
            pointsFrom=5&pointsTo=5,             2
            text=koffie*,                        2
            featured=true&owningCardSystemId=2,  1
            applicableCardSystemId=1,            2
            applicableCardSystemId[]=none,       0
            organizerPostalCode=9999,            0
            categories=Doen,                     0
            online=true,                         0
            withoutSorting=true&categories=,     6
            """)
    void filters_narrow_the_list(String query, int found) {
        var answer = SERVER.as("ben").get("/rewards?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            organizerId=nobody,      400, uitpas/organizer-not-found
            owningCardSystemId=99,   400, uitpas/cardsystem-not-found
            limit=501,               400, url/query-limit-exceeded
            type=GIFT,               400, url/invalid-parameter
            subset=SOME,             400, url/invalid-parameter
            isRedeemableByPassholderId=none, 400, uitpas/passholder-not-found
            """)
    void a_query_that_makes_no_sense_is_refused(String query, int status, String type) {
        var answer = SERVER.as("ann").get("/rewards?" + query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }

    @Test
    void the_counter_finds_what_this_passholder_can_redeem_there_now() {
        var ann = SERVER.as("ann");
        var query = "/rewards?organizerId=%s&isRedeemableByPassholderId=%s&type=ANY&limit=10";
        var organizer = werf(ann);
        var found = ann.get(query.formatted(organizer, uid(POOR)));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("member").findValuesAsString("id")).isEmpty();
        assertThat(ann.get(query.formatted(organizer, uid(RICH)))
                        .json()
                        .path("member")
                        .findValuesAsString("title"))
                .contains("Koffie met taart", "Kopje koffie", "Welkomstpakket");
        assertThat(SERVER.as("jef")
                        .get("/rewards?isRedeemableByPassholderId=" + uid(POOR))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.anonymous()
                        .with("x-client-id", "demo-member-mobile")
                        .get("/rewards?isRedeemableByPassholderId=" + uid(POOR))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_employee_redeems_a_reward_lists_it_and_cancels_it() {
        var ann = SERVER.as("ann");
        var redeemed = ann.post("/rewards/redeemed", body("5900", RICH));

        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.json().path("reward").path("title").asString()).isEqualTo("Kopje koffie");
        assertThat(redeemed.json().path("redeemDate").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        assertThat(redeemed.json().path("totalPoints").asInt()).isEqualTo(18);

        var list = ann.get("/rewards/redeemed?uitpasNumber=" + RICH);
        assertThat(list.json().path("totalItems").asInt()).isEqualTo(1);
        assertThat(list.json()
                        .path("member")
                        .get(0)
                        .path("reward")
                        .path("organizers")
                        .isArray())
                .isTrue();
        var id = redeemed.json().path("id").asString();
        assertThat(list.json().path("member").get(0).path("id").asString()).isEqualTo(id);
        assertThat(ann.get("/rewards/redeemed?rewardType=WELCOME&passholderId=" + uid(RICH))
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();

        assertThat(SERVER.as("ben").delete("/rewards/redeemed/" + id).status()).isEqualTo(404);
        assertThat(SERVER.as("jef").delete("/rewards/redeemed/" + id).status()).isEqualTo(403);
        assertThat(ann.delete("/rewards/redeemed/" + id).status()).isEqualTo(204);
        assertThat(ann.delete("/rewards/redeemed/" + id).status()).isEqualTo(404);
        assertThat(ann.delete("/rewards/redeemed/none").status()).isEqualTo(404);
    }

    @Test
    void a_redemption_can_be_cancelled_for_a_day() {
        var ann = SERVER.as("ann");
        var id = ann.post("/rewards/redeemed", body("5900", RICH))
                .json()
                .path("id")
                .asString();
        SERVER.running().clock().advance(Duration.ofHours(25));
        var late = SERVER.as("ann").delete("/rewards/redeemed/" + id);

        assertThat(late.status()).isEqualTo(404);
        assertThat(late.json().path("reason").asString()).isEqualTo("TOO_LATE");
    }

    @Test
    void the_same_key_redeems_once() {
        var ann = SERVER.as("ann").with("Idempotency-Key", "coffee-1");
        var first = ann.post("/rewards/redeemed", body("5900", RICH));
        var second = ann.post("/rewards/redeemed", body("5900", RICH));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(SERVER.number("select count(*) from redemption")).isEqualTo(1);
        assertThat(ann.post("/rewards/redeemed", body("5824", RICH)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,    0930056878802, 400, uitpas/reward-passholder-points-constraint
            5825, 0900000095902, 400, uitpas/reward-period-constraint
            5900, 0900000002312, 400, uitpas/invalid-card
            5900, 0900000045410, 400, uitpas/invalid-card
            5900, 1000000520006, 400, uitpas/passholder-no-active-cardsystems
            5900, 12345,         400, uitpas/invalid-uitpas-number
            5900, 0900000000001, 400, uitpas/passholder-not-found
            77,   0930056878802, 400, uitpas/reward-not-found
            none, 0930056878802, 400, uitpas/reward-not-found
            """)
    void a_redemption_that_breaks_a_rule_is_refused_and_the_status_says_so_too(
            String reward, String card, int status, String type) {
        var answer = SERVER.as("ann").post("/rewards/redeemed", body(reward, card));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        for (var language : new String[] {"nl", "en", "fr", "de"}) {
            assertThat(answer.json().path("endUserMessage").path(language).asString())
                    .isNotBlank();
        }
        assertThat(SERVER.number("select count(*) from redemption")).isZero();
    }

    @Test
    void the_status_of_a_reward_tells_whether_a_passholder_can_redeem_it() {
        var ann = SERVER.as("ann");
        var possible = ann.get("/rewards/5900/redeem-status?uitpasNumber=" + RICH);
        var tooPoor = ann.get("/rewards/1/redeem-status?uitpasNumber=" + CARD);

        assertThat(possible.body()).isEqualTo("{\"redeemable\":true}");
        assertThat(tooPoor.json().path("redeemable").asBoolean()).isFalse();
        assertThat(tooPoor.json().path("reason").asString()).isEqualTo("PASSHOLDER_POINTS");
        assertThat(tooPoor.json().path("message").asString())
                .isEqualTo("Je hebt nog niet genoeg punten om dit voordeel om te ruilen.");
        assertThat(ann.get("/rewards/77/redeem-status?uitpasNumber=" + CARD).status())
                .isEqualTo(404);
        assertThat(ann.get("/rewards/1/redeem-status").status()).isEqualTo(400);
        assertThat(ann.get("/rewards/5900/redeem-status?uitpasNumber=0900000002312")
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("INVALID_CARD");
    }

    @Test
    void a_passholder_sees_its_own_redemptions_and_chances_and_redeems_at_a_counter_only() {
        var jef = SERVER.as("jef", "demo-member-mobile");

        assertThat(jef.get("/rewards/5900/redeem-status?uitpasNumber=" + RICH).body())
                .isEqualTo("{\"redeemable\":true}");
        assertThat(jef.get("/rewards/redeemed?uitpasNumber=" + RICH).status()).isEqualTo(200);
        assertThat(jef.get("/rewards/redeemed?uitpasNumber=" + CARD).status()).isEqualTo(403);
        var own = jef.post("/rewards/redeemed", body("5900", RICH));
        assertThat(own.status()).isEqualTo(400);
        assertThat(own.json().path("type").asString()).endsWith("/uitpas/reward-invalid-redeem-type");
        assertThat(jef.post("/rewards/redeemed", body("5900", CARD)).status()).isEqualTo(403);
    }

    @Test
    void an_application_with_the_permission_redeems_for_the_organiser() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into counter_agent (consumer_key, counter_id, permission)
                select 'demo-integrator', id, unnest(array['REWARDS_REDEEM', 'PASSES_READ'])
                from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
                on conflict do nothing
                """));
        SERVER.running().features().forgetChanged();
        var answer = SERVER.asClient("demo-integrator").post("/rewards/redeemed", body("5900", RICH));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(SERVER.number(
                        "select count(*) from redemption where user_id is null and agent_key = 'demo-integrator'"))
                .isEqualTo(1);
    }

    @Test
    void a_reward_is_shown_by_its_id() {
        assertThat(SERVER.as("jef")
                        .get("/rewards/5823")
                        .json()
                        .path("redeemConstraint")
                        .path("period")
                        .asString())
                .isEqualTo("WEEK");
        assertThat(SERVER.as("jef").get("/rewards/77").status()).isEqualTo(404);
        assertThat(SERVER.as("jef").get("/rewards/none").status()).isEqualTo(404);
        assertThat(SERVER.anonymous().get("/rewards/5823").status()).isEqualTo(401);
    }

    private static String werf(JsonCaller ann) {
        var found = "";
        for (var place : ann.get("/permissions").json()) {
            if (place.path("organizer").path("name").asString().contains("Werf")) {
                found = place.path("organizer").path("id").asString();
            }
        }
        return found;
    }

    private static String uid(String card) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select uid from passholder join card on passholder_id = passholder.id where number = :card")
                        .bind("card", card)
                        .mapTo(String.class)
                        .one());
    }

    private static String body(String reward, String card) {
        return "{\"rewardId\":\"%s\",\"uitpasNumber\":\"%s\"}".formatted(reward, card);
    }
}

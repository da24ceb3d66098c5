package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import tools.jackson.databind.JsonNode;

/** What callers may do for which organisers, and the applications that manage it. */
class PermissionsTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    private static final String OTHER = "demo-member-app";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void an_employee_reads_each_organiser_with_its_permissions_in_both_spellings() {
        var answer = SERVER.as("ann").get("/permissions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isArray()).isTrue();
        assertThat(answer.json().size()).isEqualTo(2);
        var werf = answer.json().get(0);
        assertThat(werf.path("organizer").path("id").asString()).isEqualTo(WERF);
        assertThat(werf.path("organizer").path("name").asString()).isEqualTo("CC De Werf");
        assertThat(werf.path("organizer").path("address").toString())
                .isEqualTo("{\"street\":\"Molenstraat 51\",\"postalCode\":\"9300\",\"city\":\"Aalst\"}");
        assertThat(werf.path("organizer")
                        .path("cardSystems")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("UiTPAS Dender");
        assertThat(texts(werf.path("permissions")))
                .contains("CHECKINS_WRITE", "REWARDS_REDEEM", "ORGANIZERS_ADMINS_WRITE")
                .doesNotContain("PERMISSIONS_WRITE", "TARIFFS_READ");
        var details = werf.path("permissionDetails");
        assertThat(details.size()).isEqualTo(werf.path("permissions").size());
        var checkins = detail(details, "CHECKINS_WRITE");
        assertThat(checkins.path("label").path("nl").asString()).isEqualTo("Punten sparen");
        assertThat(checkins.path("label").path("en").asString()).isEqualTo("Save points");
        assertThat(checkins.path("cardSystemIds").toString()).isEqualTo("[1,2]");
    }

    @Test
    void two_counters_of_one_organisation_are_one_organiser() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "update counter set organisation_id = (select id from organisation where external_id = ?)"
                                + " where consumer_key = ?",
                        WERF,
                        CULTUURNET));
        SERVER.running().features().forgetChanged();

        var answer = SERVER.as("ann").get("/permissions");

        assertThat(answer.json().size()).isEqualTo(1);
        assertThat(answer.json().get(0).path("organizer").path("id").asString()).isEqualTo(WERF);
    }

    @Test
    void whoever_works_nowhere_gets_an_empty_array_and_whoever_has_no_token_a_refusal() {
        assertThat(SERVER.as("jef").get("/permissions").body()).isEqualTo("[]");
        assertRefused(SERVER.anonymous().get("/permissions"), 401, "auth/unauthorized");
        assertRefused(SERVER.withToken("nonsense").get("/permissions"), 401, "auth/unauthorized");
    }

    @Test
    void an_application_reads_what_was_given_to_it() {
        var answer = SERVER.asClient("demo-integrator").get("/permissions");

        assertThat(answer.json().size()).isEqualTo(1);
        var werf = answer.json().get(0);
        assertThat(werf.path("organizer").path("id").asString()).isEqualTo(WERF);
        assertThat(texts(werf.path("permissions")))
                .containsExactlyInAnyOrder(
                        "PASSES_READ",
                        "PASSES_CHIPNUMBERS_READ",
                        "PASSES_INSZNUMBERS_READ",
                        "PASSHOLDERS_SELF_CHECKIN",
                        "PASSHOLDERS_SELF_READ");
        assertThat(detail(werf.path("permissionDetails"), "PASSES_READ")
                        .path("cardSystemIds")
                        .toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void a_manager_adds_an_organiser_to_what_it_has_read_and_the_change_is_logged() {
        manager(WERF);
        manager(CULTUURNET);
        var integrator = SERVER.asClient("demo-integrator");
        assertThat(integrator.get("/permissions/" + OTHER).body()).isEqualTo("[]");

        var put = integrator.put("/permissions/" + OTHER, """
            [{"organizer":{"id":"%s","name":"CC De Werf"},"permissions":["CHECKINS_WRITE"],
              "permissionDetails":[{"id":"CHECKINS_WRITE"},{"id":"PASSES_READ","label":{"nl":"x"}}]},
             {"organizer":{"id":"%s"},"permissions":["TARIFFS_READ"]}]
            """.formatted(WERF, CULTUURNET));

        assertThat(put.status()).isEqualTo(204);
        assertThat(put.body()).isEmpty();
        var read = integrator.get("/permissions/" + OTHER);
        assertThat(read.json().size()).isEqualTo(2);
        assertThat(texts(read.json().get(0).path("permissions")))
                .containsExactlyInAnyOrder("CHECKINS_WRITE", "PASSES_READ");
        assertThat(texts(read.json().get(1).path("permissions"))).containsExactly("TARIFFS_READ");
        assertThat(entries()).containsExactly("""
            %s: CHECKINS_WRITE PASSES_READ; %s: TARIFFS_READ""".formatted(WERF, CULTUURNET));

        // What is read is sent back, with less at one organiser and without the other.
        integrator.put("/permissions/" + OTHER, """
            [{"organizer":{"id":"%s"},"permissionDetails":[{"id":"PASSES_READ"}]}]""".formatted(WERF));
        var less = integrator.get("/permissions/" + OTHER);
        assertThat(less.json().size()).isEqualTo(1);
        assertThat(texts(less.json().get(0).path("permissions"))).containsExactly("PASSES_READ");
    }

    @Test
    void permissions_for_the_organisers_of_others_are_neither_shown_nor_changed() {
        manager(WERF);
        give(OTHER, CULTUURNET, "CHECKINS_WRITE");
        var integrator = SERVER.asClient("demo-integrator");

        assertThat(integrator.get("/permissions/" + OTHER).body()).isEqualTo("[]");
        assertThat(integrator.put("/permissions/" + OTHER, "[]").status()).isEqualTo(204);
        assertRefused(integrator.put("/permissions/" + OTHER, """
                    [{"organizer":{"id":"%s"},"permissionDetails":[{"id":"PASSES_READ"}]}]""".formatted(CULTUURNET)), 403, "auth/forbidden");
        assertThat(SERVER.number("select count(*) from counter_agent where consumer_key = 'demo-member-app'"))
                .isEqualTo(1);
    }

    @Test
    void a_manager_gives_what_reaches_beyond_an_organiser_only_if_it_has_it() {
        manager(WERF);
        var integrator = SERVER.asClient("demo-integrator");
        var body = """
            [{"organizer":{"id":"%s"},"permissionDetails":[{"id":"EVENTS_READ_ALL"}]}]""".formatted(WERF);

        var refused = integrator.put("/permissions/" + OTHER, body);
        assertRefused(refused, 403, "auth/forbidden");
        assertThat(refused.json().path("requiredPermission").asString()).isEqualTo("EVENTS_READ_ALL");

        give("demo-integrator", WERF, "EVENTS_READ_ALL");
        assertThat(integrator.put("/permissions/" + OTHER, body).status()).isEqualTo(204);
    }

    @Test
    void callers_that_manage_nothing_are_refused() {
        for (var path : List.of("/permissions/" + OTHER, "/permissions/nobody")) {
            assertRefused(SERVER.asClient("demo-integrator").get(path), 403, "auth/forbidden");
            assertRefused(SERVER.asClient("demo-integrator").put(path, "[]"), 403, "auth/forbidden");
            assertRefused(SERVER.as("ann").get(path), 403, "auth/forbidden");
            assertRefused(SERVER.anonymous().get(path), 401, "auth/unauthorized");
        }
        manager(WERF);
        assertRefused(SERVER.asClient("demo-integrator").get("/permissions/nobody"), 404, "uitpas/client-not-found");
        assertRefused(
                SERVER.asClient("demo-integrator").put("/permissions/nobody", """
                    [{"organizer":{"id":"%s"},"permissionDetails":[{"id":"PASSES_READ"}]}]""".formatted(WERF)),
                404,
                "uitpas/client-not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                 | body/invalid-data
            [{}]                                                               | body/invalid-data
            [{"organizer":{}}]                                                 | body/invalid-data
            [{"organizer":{"id":"x"},"permissions":["EVERYTHING"]}]            | body/invalid-data
            [{"organizer":{"id":"x"},"permissionDetails":[{"id":"ANYTHING"}]}] | body/invalid-data
            [                                                                  | body/invalid-syntax
            """)
    void a_body_that_cannot_be_read_is_refused(String body, String type) {
        manager(WERF);
        assertRefused(SERVER.asClient("demo-integrator").put("/permissions/" + OTHER, body), 400, type);
    }

    private static void manager(String counter) {
        give("demo-integrator", counter, "PERMISSIONS_READ");
        give("demo-integrator", counter, "PERMISSIONS_WRITE");
    }

    private static void give(String application, String counter, String permission) {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into counter_agent select ?, id, ? from counter where consumer_key = ?",
                        application,
                        permission,
                        counter));
        SERVER.running().features().forgetChanged();
    }

    private static List<String> entries() {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select details from audit_entry where act = 'AGENT_PERMISSIONS_SET' order by id")
                        .mapTo(String.class)
                        .list());
    }

    static void assertRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }

    private static JsonNode detail(JsonNode details, String id) {
        return details.valueStream()
                .filter(detail -> detail.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

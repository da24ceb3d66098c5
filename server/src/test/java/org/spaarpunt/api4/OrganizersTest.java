package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api4.PermissionsTest.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Organisers with their employees, and card systems. */
class OrganizersTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String ADMINS = "/organizers/" + WERF + "/admins";
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?limit=200                | Bibliotheek Haaltert,CC De Werf,CultuurNet Vlaanderen
            ?sort[name]=desc&limit=1  | CultuurNet Vlaanderen
            ?name=*werf*              | CC De Werf
            ?name=cc*&cardSystemId=1  | CC De Werf
            ?name=werf                | ''
            ?start=3                  | ''
            ?groupId=none             | ''
            ?name=                    | Bibliotheek Haaltert,CC De Werf,CultuurNet Vlaanderen
            """)
    void organisers_are_found_by_name_card_system_and_group(String query, String names) {
        var answer = SERVER.as("ann").get("/organizers" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(",", names(answer.json().path("member")))).isEqualTo(names);
    }

    @Test
    void an_organiser_has_an_address_and_card_systems() {
        var answer = SERVER.as("ben").get("/organizers/" + WERF);

        assertThat(answer.json().path("id").asString()).isEqualTo(WERF);
        assertThat(answer.json().path("address").path("city").asString()).isEqualTo("Aalst");
        assertThat(answer.json().path("cardSystems").size()).isEqualTo(2);
    }

    @Test
    void organisers_of_other_card_systems_are_not_shown() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "delete from counter_group where counter_id = (select id from counter where consumer_key ="
                                + " 'demo-library-haaltert') and card_system_id = 2"));
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "delete from counter_group where card_system_id = 1 and counter_id ="
                                + " (select id from counter where consumer_key = ?)",
                        WERF));
        SERVER.running().features().forgetChanged();

        assertThat(names(SERVER.as("ben").get("/organizers").json().path("member")))
                .containsExactly("Bibliotheek Haaltert", "CultuurNet Vlaanderen");
        assertRefused(SERVER.as("ben").get("/organizers/" + WERF), 403, "auth/forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organizers", "/organizers/" + WERF})
    void callers_that_may_not_search_organisers_are_refused(String path) {
        assertRefused(SERVER.as("jef").get(path), 403, "auth/forbidden");
        assertRefused(SERVER.asClient("demo-integrator").get(path), 403, "auth/forbidden");
        assertRefused(SERVER.anonymous().get(path), 401, "auth/unauthorized");
    }

    @Test
    void what_does_not_exist_is_404_in_the_path_and_400_in_the_query() {
        assertRefused(SERVER.as("ann").get("/organizers/nobody"), 404, "uitpas/organizer-not-found");
        assertRefused(SERVER.as("ann").get("/organizers?cardSystemId=99"), 400, "uitpas/cardsystem-not-found");
        assertRefused(SERVER.as("ann").get("/organizers?limit=501"), 400, "url/query-limit-exceeded");
        assertRefused(SERVER.as("ann").get("/organizers/nobody/admins"), 404, "uitpas/organizer-not-found");
        assertRefused(
                SERVER.anonymous().get("/card-systems/99?clientId=demo-member-mobile"),
                404,
                "uitpas/cardsystem-not-found");
    }

    @Test
    void an_admin_reads_adds_and_removes_employees() {
        var ann = SERVER.as("ann");
        assertThat(ann.get(ADMINS).body())
                .isEqualTo(
                        "{\"totalItems\":1,\"member\":[{\"userId\":\"%s\",\"email\":\"ann@demo.example\",\"type\":\"ADMIN\"}]}"
                                .formatted(ANN));

        var added = ann.post(ADMINS, "{\"email\":\"BEN@demo.example\",\"type\":\"MEMBER\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("userId").asString()).isEqualTo(BEN);
        assertThat(SERVER.as("ben").get("/permissions").json().size()).isEqualTo(2);

        assertThat(ann.delete(ADMINS + "/" + BEN).status()).isEqualTo(204);
        assertThat(SERVER.as("ben").get("/permissions").json().size()).isEqualTo(1);
        assertRefused(ann.delete(ADMINS + "/" + BEN), 404, "url/not-found");
    }

    @Test
    void an_organiser_keeps_an_admin() {
        var removed = SERVER.as("ann").delete(ADMINS + "/" + ANN);
        assertRefused(removed, 403, "auth/forbidden");
        assertThat(removed.json().path("reason").asString()).isEqualTo("LAST_ADMIN");
        var changed = SERVER.as("ann").post(ADMINS, "{\"email\":\"ann@demo.example\",\"type\":\"MEMBER\"}");
        assertThat(changed.json().path("reason").asString()).isEqualTo("LAST_ADMIN");
    }

    @Test
    void whoever_is_no_admin_manages_no_employees() {
        for (var caller : List.of(SERVER.as("ben"), SERVER.as("jef"), SERVER.asClient("demo-integrator"))) {
            assertRefused(caller.get(ADMINS), 403, "auth/forbidden");
            assertRefused(
                    caller.post(ADMINS, "{\"email\":\"ben@demo.example\",\"type\":\"ADMIN\"}"), 403, "auth/forbidden");
            assertRefused(caller.delete(ADMINS + "/" + ANN), 403, "auth/forbidden");
        }
        assertRefused(SERVER.anonymous().get(ADMINS), 401, "auth/unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"ben@demo.example\"}",
                "{\"email\":\"ben@demo.example\",\"type\":\"BOSS\"}",
                "{\"email\":\"nobody@demo.example\",\"type\":\"MEMBER\"}"
            })
    void an_employee_that_cannot_be_added_is_refused(String body) {
        var answer = SERVER.as("ann").post(ADMINS, body);
        assertRefused(answer, 400, "body/invalid-data");
        assertThat(answer.json().path("schemaErrors").size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?clientId=demo-member-mobile                   | 2
            ?clientId=demo-member-mobile&permanent=false   | 0
            ?clientId=demo-member-mobile&city=aalst        | 2
            ?clientId=demo-member-mobile&postalCode=1234   | 0
            ?clientId=demo-member-mobile&sort=-name&limit=1 | 2
            """)
    void card_systems_are_public_to_known_applications(String query, int total) {
        var answer = SERVER.anonymous().get("/card-systems" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(total);
    }

    @Test
    void a_card_system_has_its_cities_and_what_is_below_it() {
        var ann = SERVER.as("ann");
        var system = ann.get("/card-systems/1");
        assertThat(system.json().path("name").asString()).isEqualTo("UiTPAS Dender");
        assertThat(names(system.json().path("cities"))).containsExactly("Aalst", "Haaltert");
        assertThat(ann.get("/card-systems/1/city-settings?postalCode=9300")
                        .json()
                        .get(0)
                        .path("city")
                        .asString())
                .isEqualTo("AALST");
        assertThat(ann.get("/card-systems/1/social-tariff-settings?postalCode=9300")
                        .json()
                        .path("postalCode")
                        .asString())
                .isEqualTo("9300");
        assertRefused(ann.get("/card-systems/1/social-tariff-settings"), 400, "url/invalid-parameter");
        assertThat(ann.get("/card-systems/1/membership-prices?cardType=NFC_CARD")
                        .json()
                        .isArray())
                .isTrue();
        assertRefused(SERVER.anonymous().get("/card-systems"), 401, "auth/unauthorized");
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(node -> node.path("name").asString()).toList();
    }
}

package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;

/** Passes, group passes and cards through the JSON API. */
class PassOperationsTest {
    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @ParameterizedTest
    @ValueSource(
            strings = {"/passes/0900000031618", "/passes?identifier=0900000031618", "/chip-numbers/04CEE7528E6180"})
    void a_pass_shows_what_a_door_needs_and_what_must_be_said(String path) {
        assertThat(SERVER.as("ann").get(path).body()).isEqualTo("""
                {"passholderId":"demo-passholder-5","passType":"INDIVIDUAL","uitpasNumber":"0900000031618",\
                "cardSystem":{"id":2,"name":"UiTPAS Aalst"},"firstName":"Emma","points":0,"postalCode":"9300",\
                "socialTariff":{"status":"EXPIRED","endDate":"2020-12-31T22:59:59+00:00"},\
                "messages":[{"level":"WARN",\
                "text":"Het kansenstatuut is verlopen. Vraag aan een UiTPAS-balie of het verlengd kan worden."}]}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/insz-numbers/79020100190", "/passes?identifier=79020100190", "/passes?identifier=079020100190"
            })
    void a_pass_is_found_by_national_number(String path) {
        assertThat(SERVER.as("ann").get(path).json().path("uitpasNumber").asString())
                .isEqualTo("0900004518206");
    }

    @Test
    void a_group_is_a_pass_too() {
        assertThat(SERVER.as("ann").get("/passes?identifier=0900000045410").body())
                .matches("""
                        \\{"passholderId":"[-0-9a-f]{36}","passType":"GROUP","uitpasNumber":"0900000045410",\
                        "cardSystem":\\{"id":2,"name":"UiTPAS Aalst"},"firstName":"Groep Zonnestraal","points":0,"postalCode":"",\
                        "socialTariff":\\{"status":"ACTIVE","endDate":"2099-12-31T22:59:59\\+00:00"}}""");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /passes/12345,                      400, uitpas/invalid-uitpas-number
            /passes/0900000000111,              400, uitpas/invalid-uitpas-number
            /passes/0900000000118,              404, uitpas/pass-not-found
            /passes/0900000002312,              400, uitpas/card-blocked
            /passes/0900000074519,              400, uitpas/invalid-card-status
            /passes/0900000020405,              400, uitpas/invalid-card-status
            /passes?identifier=0900000002312,   400, uitpas/invalid-card-status
            /passes?identifier=0900000000118,   404, uitpas/pass-not-found
            /passes?identifier=hello,           404, uitpas/pass-not-found
            /passes?identifier=,                400, url/invalid-parameter
            /chip-numbers/04000000000000,       404, uitpas/pass-not-found
            /chip-numbers/xyz,                  404, uitpas/pass-not-found
            /insz-numbers/79020100191,          404, uitpas/pass-not-found
            /cards?uitpasNumber=0900000000118,  404, uitpas/pass-not-found
            /cards?uitpasNumber=12345,          400, uitpas/invalid-uitpas-number
            /cards?chipNumber=xyz,              400, url/invalid-parameter
            /cards,                             400, url/invalid-parameter
            /grouppasses,                       400, url/invalid-parameter
            /grouppasses?uitpasNumber=12345,    400, uitpas/invalid-uitpas-number
            /grouppasses/nobody,                404, uitpas/pass-not-found
            /cards/social-tariff/2/active,      403, auth/forbidden
            /cards/social-tariff/9/active,      400, uitpas/cardsystem-not-found
            """)
    void what_is_no_usable_pass_is_refused(String path, int status, String type) {
        refused(SERVER.as("ann").get(path), status, type);
    }

    @Test
    void a_refusal_of_a_blocked_card_says_whose_it_is() {
        var refusal = SERVER.as("ann").get("/passes?identifier=0900000002312").json();

        assertThat(refusal.path("cardStatus").asString()).isEqualTo("BLOCKED");
        assertThat(refusal.path("passholderId").asString()).isEqualTo("demo-passholder-6");
        assertThat(refusal.path("groupPass").asBoolean()).isFalse();
    }

    @Test
    void a_passholder_who_is_blocked_everywhere_has_no_pass() {
        SERVER.jdbi().useHandle(handle -> handle.execute("update membership set status = 'BLOCKED'"));
        refused(SERVER.as("ann").get("/passes/0900000031618"), 400, "uitpas/passholder-blocked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/passes/0900000031618",
                "/chip-numbers/04CEE7528E6180",
                "/insz-numbers/79020100190",
                "/passes?identifier=0900000031618",
                "/grouppasses?uitpasNumber=0900000045410",
                "/cards?uitpasNumber=0900000031618"
            })
    void who_works_nowhere_is_refused(String path) {
        FarCounter.permit(SERVER);
        refused(SERVER.as("jef").get(path), 403, "auth/forbidden");
        refused(SERVER.asClient("demo-integrator").get(path), 403, "auth/forbidden");
        refused(SERVER.anonymous().get(path), 401, "auth/unauthorized");
    }

    @Test
    void an_application_reads_passes_as_its_permissions_say() {
        FarCounter.permit(SERVER, "PASSES_READ");
        var client = SERVER.asClient("demo-integrator");
        var pass = client.get("/passes/0900000031618").json();

        assertThat(pass.path("firstName").asString()).isEqualTo("Emma");
        assertThat(pass.path("postalCode").asString()).isEmpty();
        assertThat(pass.path("socialTariff").path("status").asString()).isEqualTo("NONE");
        refused(client.get("/passes?identifier=79020100190"), 404, "uitpas/pass-not-found");
        refused(client.get("/insz-numbers/79020100190"), 403, "auth/forbidden");

        FarCounter.permit(SERVER, "PASSES_INSZNUMBERS_READ");
        assertThat(client.get("/insz-numbers/79020100190")
                        .json()
                        .path("firstName")
                        .asString())
                .isEqualTo("Jean-Marie");
    }

    @Test
    void a_counter_of_another_card_system_sees_no_address_and_no_tariff_that_was() {
        FarCounter.open(SERVER);
        assertThat(SERVER.as("eve").get("/passes/0900000031618").body()).isEqualTo("""
                {"passholderId":"demo-passholder-5","passType":"INDIVIDUAL","uitpasNumber":"0900000031618",\
                "cardSystem":{"id":2,"name":"UiTPAS Aalst"},"firstName":"Emma","points":0,"postalCode":"",\
                "socialTariff":{"status":"NONE"}}""");
    }

    @Test
    void a_group_pass_is_found_by_number_chip_and_id() {
        var found = SERVER.as("ann").get("/grouppasses?uitpasNumber=0900000045410");
        assertThat(found.body()).matches("""
                \\{"totalItems":1,"member":\\[\\{"id":"[-0-9a-f]{36}","uitpasNumber":"0900000045410","name":"Groep Zonnestraal",\
                "cardStatus":"ACTIVE","socialTariff":\\{"status":"ACTIVE","endDate":"2099-12-31T22:59:59\\+00:00",\
                "totalTicketsPerYear":20,"availableTickets":20},"cardSystem":\\{"id":2,"name":"UiTPAS Aalst"}}]}""");
        var group = found.json().path("member").path(0);
        assertThat(SERVER.as("ann")
                        .get("/grouppasses?chipNumber=04D0AB6AF85C80")
                        .body())
                .isEqualTo(found.body());
        assertThat(SERVER.as("ann")
                        .get("/grouppasses/" + group.path("id").asString())
                        .json())
                .isEqualTo(group);
    }

    @Test
    void who_only_names_an_application_with_the_permission_learns_what_a_sale_needs_and_no_name() {
        FarCounter.permit(SERVER, "GROUPPASSES_SEARCH");
        var named = SERVER.anonymous().with("x-client-id", "demo-integrator");
        var found = named.get("/grouppasses?uitpasNumber=0900000045410");

        assertThat(found.json().path("totalItems").asInt()).isEqualTo(1);
        assertThat(found.json().path("member").path(0).propertyNames())
                .containsExactly("id", "uitpasNumber", "cardStatus", "socialTariff", "cardSystem");
        refused(
                SERVER.anonymous()
                        .with("x-client-id", "demo-member-mobile")
                        .get("/grouppasses?uitpasNumber=0900000045410"),
                403,
                "auth/forbidden");
        refused(
                named.get("/grouppasses/"
                        + found.json().path("member").path(0).path("id").asString()),
                401,
                "auth/unauthorized");
    }

    @Test
    void who_only_names_an_application_is_counted_by_address_and_an_application_with_a_token_is_not() {
        FarCounter.permit(SERVER, "GROUPPASSES_SEARCH");
        var named = SERVER.anonymous().with("x-client-id", "demo-integrator");
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into budget_use (budget, ends_at, used)
                values ('group passes from 7f000001', '2026-11-22T11:15:00Z', 99)"""));

        assertThat(named.get("/grouppasses?uitpasNumber=0900000045410").status())
                .isEqualTo(200);
        var refused = named.get("/grouppasses?uitpasNumber=0900000045410");
        refused(refused, 429, "uitpas/rate-limited");
        assertThat(refused.header("Retry-After")).contains("901");
        assertThat(SERVER.asClient("demo-integrator")
                        .get("/grouppasses?uitpasNumber=0900000045410")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uitpasNumber=0900000031618", "uitpasNumber=0900000000118", "uitpasNumber=", "chipNumber="})
    void a_number_that_is_no_groups_finds_none(String query) {
        assertThat(SERVER.as("ann").get("/grouppasses?" + query).body()).isEqualTo("{\"totalItems\":0,\"member\":[]}");
    }

    @Test
    void a_card_is_shown_without_its_chip() {
        assertThat(SERVER.as("ann").get("/cards?uitpasNumber=0900000074519").body())
                .isEqualTo("""
                {"uitpasNumber":"0900000074519","cardSystem":{"id":2,"name":"UiTPAS Aalst"},"cardType":"NFC_CARD",\
                "status":"LOCAL_STOCK","socialTariff":true}""");
        assertThat(SERVER.as("ann")
                        .get("/cards?chipNumber=04B00412F15284")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("BLOCKED");
    }

    @Test
    void an_application_with_the_permission_exports_the_cards_with_a_social_tariff() {
        FarCounter.permit(SERVER, "SOCIALTARIFF_EXPORT");
        assertThat(SERVER.asClient("demo-integrator")
                        .get("/cards/social-tariff/2/active")
                        .body())
                .isEqualTo("""
                        [{"uitpasNumber":"0900000045410","cardType":"GROUP","availableTickets":20},\
                        {"uitpasNumber":"0900000067513","cardType":"REGULAR"},\
                        {"uitpasNumber":"0900011354819","cardType":"REGULAR"}]""");
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}

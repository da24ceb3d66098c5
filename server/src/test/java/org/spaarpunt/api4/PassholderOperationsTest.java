package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;

/** Finding passholders through the JSON API, and what each caller sees of them. */
class PassholderOperationsTest {
    private static final String LUCAS = "0900000067513";
    private static final String NOBODYS = "0900000000118";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void a_counter_finds_the_passholder_of_a_card_with_all_that_clients_read() {
        var answer = SERVER.as("ann").get("/passholders?uitpasNumber=" + LUCAS);
        var without = answer.body().replaceFirst("\"creationDate\":\"[-0-9T:+]{25}\",", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(without).isEqualTo("""
                {"totalItems":1,"member":[{"id":"demo-passholder-4","name":"De Smet","firstName":"Lucas","uitpasNumber":"0900000067513",\
                "cardSystemMemberships":[{"cardSystem":{"id":2,"name":"UiTPAS Aalst"},"uitpasNumber":"0900000067513",\
                "currentCard":{"uitpasNumber":"0900000067513","cardType":"NFC_CARD","status":"ACTIVE"},"status":"ACTIVE",\
                "socialTariff":{"status":"ACTIVE","endDate":"2099-12-31T22:59:59+00:00","inGracePeriod":false,"expired":false}}],\
                "dateOfBirth":"2011-01-30","gender":"MALE","points":20,"uitidStatus":"UNREGISTERED",\
                "address":{"street":"Pontstraat 7","postalCode":"9300","city":"Aalst","country":"be"},\
                "postalCode":"9300","city":"Aalst",\
                "optInPreferences":{"serviceMails":false,"milestoneMails":false,"infoMails":false,"sms":false,"post":false},\
                "nationality":"Belg"}]}""");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            uitpasNumber=0900000031618,      demo-passholder-5
            chipNumber=04363CDAEE3880,       demo-passholder-4
            chipNumber=04:36:3c:da:ee:38:80, demo-passholder-4
            inszNumber=79020100190,          demo-passholder-9
            inszNumber=79.02.01-001.90,      demo-passholder-9
            uitidId=demo-passholder-4,       demo-passholder-4
            name=lambr,                      demo-passholder-3
            firstName=jef&name=,             demo-passholder-3
            email=emma@demo.example,         demo-passholder-5
            address.street=Molen*,           demo-passholder-5
            dateOfBirth=1990-05-17,          demo-passholder-3
            dateOfBirthFrom=2011-01-01,      demo-passholder-4
            dateOfBirthTo=1950-01-01,        demo-passholder-8
            associationId=1,                 demo-passholder-11
            """)
    void a_counter_finds_a_passholder_by(String query, String id) {
        var answer = SERVER.as("ann").get("/passholders?" + query);

        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(1);
        assertThat(answer.json().path("member").path(0).path("id").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uitpasNumber=" + NOBODYS,
                "uitpasNumber=0900000045410",
                "uitpasNumber=0900000074519",
                "uitpasNumber=",
                "inszNumber=",
                "chipNumber=04000000000000",
                "uitidId=nobody",
                "name=zzz",
                "associationId=1&associationMembershipStatus=EXPIRED",
                "uitpasNumber=" + LUCAS + "&start=1"
            })
    void a_list_without_members_answers_what_finds_nobody(String query) {
        var answer = SERVER.as("ann").get("/passholders?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("member").isArray()).isTrue();
        assertThat(answer.json().path("member")).isEmpty();
    }

    @Test
    void a_blocked_card_has_no_number_with_which_its_holder_could_be_checked_in() {
        var noor = SERVER.as("ann")
                .get("/passholders?uitpasNumber=0900000002312")
                .json()
                .path("member")
                .path(0);

        assertThat(noor.path("id").asString()).isEqualTo("demo-passholder-6");
        assertThat(noor.has("uitpasNumber")).isFalse();
        assertThat(noor.path("cardSystemMemberships")
                        .path(0)
                        .path("currentCard")
                        .path("status")
                        .asString())
                .isEqualTo("BLOCKED");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            uitpasNumber=12345,             uitpas/invalid-uitpas-number
            inszNumber=79020100191,         uitpas/invalid-insz-number
            chipNumber=xyz,                 url/invalid-parameter
            dateOfBirth=soon,               url/invalid-parameter
            associationId=99,               uitpas/association-not-found
            associationId=none,             uitpas/association-not-found
            limit=501,                      url/query-limit-exceeded
            """)
    void what_cannot_be_looked_for_is_refused(String query, String type) {
        refused(SERVER.as("ann").get("/passholders?" + query), 400, type);
    }

    @Test
    void passholders_are_listed_by_name_in_pages() {
        var first = SERVER.as("ann").get("/passholders?limit=2").json();
        var second = SERVER.as("ann").get("/passholders?limit=2&start=2").json();
        var last = SERVER.as("ann")
                .get("/passholders?limit=1&sort[name]=desc".replace("[", "%5B").replace("]", "%5D"));

        assertThat(first.path("totalItems").asInt()).isEqualTo(11);
        assertThat(first.path("member").findValuesAsString("name")).contains("Claes", "De Los Palmas");
        assertThat(second.path("member").findValuesAsString("name")).contains("De Smet", "El Amrani");
        assertThat(last.json().path("member").path(0).path("name").asString()).isEqualTo("Wouters");
    }

    @Test
    void a_counter_of_another_card_system_learns_what_a_door_needs() {
        FarCounter.open(SERVER);
        var answer = SERVER.as("eve").get("/passholders?uitpasNumber=" + LUCAS);

        assertThat(answer.body()).isEqualTo("""
                {"totalItems":1,"member":[{"id":"demo-passholder-4","name":"","firstName":"Lucas","uitpasNumber":"0900000067513",\
                "cardSystemMemberships":[{"cardSystem":{"id":2,"name":"UiTPAS Aalst"},"uitpasNumber":"0900000067513",\
                "status":"ACTIVE","socialTariff":{"status":"ACTIVE"}}],"points":20}]}""");
        assertThat(SERVER.as("eve")
                        .get("/passholders?name=De%20Smet")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
        assertThat(SERVER.as("eve")
                        .get("/passholders?inszNumber=79020100190")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
        assertThat(SERVER.as("eve").get("/passholders/demo-passholder-4").body())
                .doesNotContain("De Smet");
    }

    @Test
    void an_application_sees_what_its_permissions_are_for() {
        refused(SERVER.asClient("demo-integrator").get("/passholders?uitpasNumber=" + LUCAS), 403, "auth/forbidden");

        FarCounter.permit(SERVER, "PASSHOLDERS_SEARCH_BY_ID");
        var byNumber = SERVER.asClient("demo-integrator").get("/passholders?uitpasNumber=" + LUCAS);
        assertThat(byNumber.body()).contains("Lucas").doesNotContain("De Smet");
        refused(SERVER.asClient("demo-integrator").get("/passholders?name=De"), 403, "auth/forbidden");

        FarCounter.permit(SERVER, "PASSHOLDERS_SEARCH");
        assertThat(SERVER.asClient("demo-integrator")
                        .get("/passholders?name=De%20Smet")
                        .body())
                .contains("Pontstraat 7");
    }

    @Test
    void only_the_places_of_the_organiser_in_the_query_count() {
        assertThat(SERVER.as("ann")
                        .get("/passholders?name=De%20Smet&organizerId=31413BDF-DFC7-7A9F-10403618C2816E44")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(1);
        refused(
                SERVER.as("ann").get("/passholders?name=De%20Smet&organizerId=demo-library-haaltert"),
                403,
                "auth/forbidden");
    }

    @Test
    void a_user_without_a_counter_and_a_caller_without_a_token_find_nobody() {
        refused(SERVER.as("jef").get("/passholders?uitpasNumber=" + LUCAS), 403, "auth/forbidden");
        refused(SERVER.as("jef").get("/passholders/demo-passholder-4"), 403, "auth/forbidden");
        refused(SERVER.anonymous().get("/passholders?uitpasNumber=" + LUCAS), 401, "auth/unauthorized");
        refused(SERVER.anonymous().get("/passholders/me"), 401, "auth/unauthorized");
    }

    @Test
    void a_passholder_is_found_by_id() {
        assertThat(SERVER.as("ann")
                        .get("/passholders/demo-passholder-9")
                        .json()
                        .path("inszNumber")
                        .asString())
                .isEqualTo("79020100190");
        refused(SERVER.as("ann").get("/passholders/nobody"), 404, "uitpas/passholder-not-found");
    }

    @Test
    void users_see_themselves_and_need_no_permission_for_it() {
        var me = SERVER.as("jef", "demo-member-mobile").get("/passholders/me");

        assertThat(me.json().path("name").asString()).isEqualTo("Lambrecht");
        assertThat(me.json().path("uitidStatus").asString()).isEqualTo("REGISTERED");
        assertThat(me.json().path("points").asInt()).isEqualTo(20);
        assertThat(me.json()
                        .path("cardSystemMemberships")
                        .path(0)
                        .path("uitpasNumber")
                        .asString())
                .isEqualTo("0900000095902");
        assertThat(SERVER.as("jef")
                        .get("/passholders/" + me.json().path("id").asString())
                        .body())
                .isEqualTo(me.body());
        refused(SERVER.as("ben").get("/passholders/me"), 404, "uitpas/passholder-not-found");
        assertThat(SERVER.asClient("demo-integrator").get("/passholders/me").status())
                .isIn(401, 403);
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}

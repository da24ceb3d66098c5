package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

/** Associations and memberships through the JSON API. */
class AssociationOperationsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String FATIMA = "/passholders/demo-passholder-11/association-memberships";
    private static final String LUCAS = "/passholders/demo-passholder-4/association-memberships";
    private static final String AT_DE_WERF = "?organizerId=" + DE_WERF;

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void an_organiser_sees_the_memberships_of_a_passholder_and_those_that_are_possible() {
        assertThat(SERVER.as("ann").get(FATIMA + AT_DE_WERF).body()).isEqualTo("""
                [{"association":{"id":"1","name":"Turnkring De Werf","endDateType":"BASED_ON_REGISTRATION_DATE"},\
                "status":"ACTIVE","endDate":"2099-12-31","renewable":false}]""");
        assertThat(SERVER.as("ann").get(LUCAS + "?organiserId=" + DE_WERF).body())
                .isEqualTo("""
                [{"association":{"id":"1","name":"Turnkring De Werf","endDateType":"BASED_ON_REGISTRATION_DATE"},\
                "status":"NONE","renewable":false}]""");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ann, /passholders/nobody/association-memberships, 31413BDF-DFC7-7A9F-10403618C2816E44
            ann, /passholders/demo-passholder-11/association-memberships, demo-library-haaltert
            ben, /passholders/demo-passholder-11/association-memberships, demo-library-haaltert
            eve, /passholders/demo-passholder-11/association-memberships, far-door
            jef, /passholders/demo-passholder-11/association-memberships, ''
            """)
    void who_may_see_none_gets_an_empty_list_and_no_refusal(String nick, String path, String organizer) {
        FarCounter.open(SERVER);
        var answer = SERVER.as(nick).get(path + "?organizerId=" + organizer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void a_counter_makes_a_member_and_ends_the_membership() {
        var made = SERVER.as("ann").post(LUCAS + AT_DE_WERF, "{\"association\":{\"id\":\"1\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(SERVER.as("ann").get(LUCAS + AT_DE_WERF).body()).contains("\"endDate\":\"2027-11-22\"");

        refused(
                SERVER.as("ann").post(LUCAS + AT_DE_WERF, "{\"association\":{\"id\":1}}"),
                400,
                "uitpas/association-membership-renew-not-possible");

        assertThat(SERVER.as("ann").delete(LUCAS + "/1" + AT_DE_WERF).status()).isEqualTo(204);
        assertThat(SERVER.number("select count(*) from association_membership")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann | demo-passholder-4 | {}                            | 400 | body/invalid-data
            ann | demo-passholder-4 | {"association":{"id":"99"}}   | 400 | uitpas/association-not-found
            ann | demo-passholder-4 | {"association":{"id":"none"}} | 400 | uitpas/association-not-found
            ann | nobody            | {"association":{"id":"1"}}    | 404 | uitpas/passholder-not-found
            ann | demo-passholder-7 | {"association":{"id":"1"}}    | 400 | uitpas/association-passholder-cardsystem-mismatch
            ben | demo-passholder-4 | {"association":{"id":"1"}}    | 403 | auth/forbidden
            """)
    void a_membership_that_cannot_be_made_is_refused(String nick, String id, String body, int status, String type) {
        var path = "/passholders/" + id + "/association-memberships" + AT_DE_WERF;
        refused(SERVER.as(nick).post(path, body), status, type);
    }

    @Test
    void an_organiser_is_needed_to_make_or_end_a_membership() {
        refused(SERVER.as("ann").post(LUCAS, "{\"association\":{\"id\":\"1\"}}"), 400, "url/invalid-parameter");
        refused(SERVER.as("ann").delete(LUCAS + "/1"), 400, "url/invalid-parameter");
        refused(SERVER.as("ann").delete(LUCAS + "/99" + AT_DE_WERF), 404, "uitpas/association-not-found");
        refused(SERVER.as("ben").delete(FATIMA + "/1" + AT_DE_WERF), 403, "auth/forbidden");
        refused(SERVER.anonymous().get(FATIMA + AT_DE_WERF), 401, "auth/unauthorized");
    }

    @Test
    void the_associations_of_an_organiser_are_listed() {
        assertThat(SERVER.as("ann")
                        .get("/associations?organizerId=" + DE_WERF + "&permission=WRITE")
                        .body())
                .isEqualTo("""
                        {"totalItems":1,"member":[{"id":"1","name":"Turnkring De Werf","endDateType":"BASED_ON_REGISTRATION_DATE"}]}""");
        refused(SERVER.as("ben").get("/associations?organizerId=" + DE_WERF), 403, "auth/forbidden");
        refused(SERVER.as("ann").get("/associations"), 400, "url/invalid-parameter");
        refused(
                SERVER.as("ann").get("/associations?organizerId=" + DE_WERF + "&permission=OWN"),
                400,
                "url/invalid-parameter");
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}

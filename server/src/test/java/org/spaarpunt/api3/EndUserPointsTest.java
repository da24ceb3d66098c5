package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** {@code GET enduser/{uitpasNumber}}: how many points a passholder has. */
class EndUserPointsTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @ParameterizedTest
    @CsvSource({"0900000095902, 20", "0987654321113, 1", "1000000520006, 0"})
    void a_passholder_has_points(String number, int points) {
        var answer = ask(number);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACTION_SUCCEEDED","points":%d}""", points);
    }

    @Test
    void a_point_just_saved_is_counted() {
        SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");

        assertThat(ask("0930056878802").json().path("points").asInt()).isEqualTo(5);
    }

    @Test
    void spaces_around_a_number_do_not_count() {
        assertThat(ask("%200900000095902%20").code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            090000009590,  PARSE_INVALID_UITPASNUMBER,  Dit is geen geldig UiTPAS-nummer.
            checkins,      PARSE_INVALID_UITPASNUMBER,  Dit is geen geldig UiTPAS-nummer.
            0900000095903, PARSE_INVALID_UITPASNUMBER,  Dit is geen geldig UiTPAS-nummer.
            0900000095910, UNKNOWN_UITPASNUMBER,        Dit UiTPAS-nummer is niet bekend.
            0900000045410, GROUPPAS_NOT_ALLOWED,        Met een groepspas kun je geen punten sparen.
            0900000002312, INVALID_CARD_STATUS_BLOCKED, Deze kaart is geblokkeerd.
            0900000020405, INVALID_CARD_STATUS_DELETED, Deze kaart is verwijderd.
            0900000074519, INVALID_CARD_STATUS,         Deze kaart is niet actief.
            """)
    void a_card_that_cannot_be_used_tells_no_points(String number, String code, String message) {
        var answer = ask(number);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"code":"%s","message":"%s"}""", code, message);
    }

    @Test
    void a_blocked_group_pass_is_a_group_pass_first() {
        var visit = Visit.inOrder(SERVER.jdbi()).but("""
                        with club as (insert into group_pass (name) values ('Jeugdclub') returning id)
                        update card set status = 'BLOCKED', passholder_id = null, group_pass_id = club.id
                        from club where number = :number
                        """);

        assertThat(ask(visit.number()).code()).isEqualTo("GROUPPAS_NOT_ALLOWED");
    }

    @Test
    void an_application_without_the_permission_is_denied_access_whatever_it_asks() {
        var answer = SERVER.as(DemoProfile.NO_RIGHTS).get("uitpas/enduser/123");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACCESS_DENIED",\
                "message":"Toegang geweigerd: de vereiste permissie is \\"pashouder punten ophalen\\".",\
                "requiredPermission":"pashouder punten ophalen"}""");
    }

    @Test
    void the_permission_to_save_by_code_is_another_one() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into consumer_permission (consumer_key, permission) values ('demo-no-rights', 'CHECK_IN_WITH_CODE')
                """));

        assertThat(SERVER.as(DemoProfile.NO_RIGHTS)
                        .get("uitpas/enduser/0900000095902")
                        .code())
                .isEqualTo("ACCESS_DENIED");
    }

    private static Answer ask(String number) {
        return SERVER.as(DemoProfile.MEMBER_APP).get("uitpas/enduser/" + number);
    }
}

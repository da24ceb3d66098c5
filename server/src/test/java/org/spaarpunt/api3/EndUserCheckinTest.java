package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** Every answer of {@code enduser/checkin}, whole; the rewards, which have tests of their own, are taken away. */
class EndUserCheckinTest {
    private static final String CALL = "uitpas/enduser/checkin";
    private static final String TWENTY_POINTS = "0900000095902";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @BeforeAll
    static void take_the_rewards_away() {
        SERVER.jdbi().useHandle(handle -> handle.execute("delete from reward_card_system"));
    }

    @Test
    void a_code_saves_a_point_and_answers_total_saved_points_and_event() {
        var answer = scan(visit.code(), visit.number());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACTION_SUCCEEDED","points":1,"savedPoints":1,%s,"pointsPromotions":[]}""", eventOf(visit));
    }

    @Test
    void saved_points_are_those_of_the_event_and_points_the_total() {
        var answer = scan("demo-today", TWENTY_POINTS);

        assertThat(answer.json().path("savedPoints").asInt()).isEqualTo(2);
        assertThat(answer.json().path("points").asInt()).isEqualTo(22);
    }

    @Test
    void parameters_may_stand_in_the_query_and_spaces_around_a_number_do_not_count() {
        var path = CALL + "?checkinCode=" + visit.code();

        assertThat(SERVER.as(DemoProfile.MEMBER_APP)
                        .post(path, "uitpasNumber", " " + visit.number() + " ")
                        .code())
                .isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void an_application_without_the_permission_is_denied_access() {
        var answer = SERVER.as(DemoProfile.NO_RIGHTS)
                .post(CALL, "checkinCode", visit.code(), "uitpasNumber", visit.number());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACCESS_DENIED",\
                "message":"Toegang geweigerd: de vereiste permissie is \\"punt sparen met QR code\\".",\
                "requiredPermission":"punt sparen met QR code"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0900000095902, checkinCode",
        "demo-permanent, '', uitpasNumber",
        "'', '', 'uitpasNumber, checkinCode'"
    })
    void a_missing_field_is_named(String code, String number, String missing) {
        var answer = scan(code, number);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("""
                {"code":"MISSING_REQUIRED_FIELDS","message":"Verplichte parameter ontbreekt: %s."}""", missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkinCode", "uitpasNumber"})
    void a_parameter_given_twice_is_refused(String twice) {
        var answer = SERVER.as(DemoProfile.MEMBER_APP)
                .post(CALL, "checkinCode", visit.code(), "uitpasNumber", visit.number(), twice, "1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("""
                {"code":"INVALID_PARAMETERS","message":"Parameter meer dan één keer opgegeven: %s."}""", twice);
    }

    @Test
    void a_code_that_does_not_exist_is_invalid_and_has_no_event() {
        assertRefused(scan("no-such-code", TWENTY_POINTS), """
                {"code":"CHECKIN_CODE_INVALID","message":"Deze QR-code is niet bekend.","points":%d,\
                "pointsPromotions":[]}""".formatted(pointsOf(TWENTY_POINTS)));
    }

    @Test
    void a_code_is_expired_from_the_end_of_its_validity() {
        visit.but("update checkin_code set valid_to = '2026-11-22T12:00:00+01:00' where code = :code");

        assertRefused(scan(visit.code(), visit.number()), """
                {"code":"CHECKIN_CODE_EXPIRED","message":"Deze QR-code is niet geldig op dit moment.","points":0,%s,\
                "pointsPromotions":[]}""".formatted(eventOf(visit)));
        SERVER.turnClockTo("2026-11-22T11:59:59+01:00");
        assertThat(scan(visit.code(), visit.number()).code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void a_code_is_not_valid_before_its_time_either() {
        visit.but("update checkin_code set valid_from = '2026-11-22T12:00:01+01:00' where code = :code");

        assertThat(scan(visit.code(), visit.number()).code()).isEqualTo("CHECKIN_CODE_EXPIRED");
    }

    @Test
    void a_valid_code_of_an_event_that_is_over_is_expired() {
        visit.but("""
                update event set calendar = '{"kind": "dates", "dates": [{"first": "2026-11-21", "last": "2026-11-21"}]}'
                where cdbid = :cdbid
                """);

        assertThat(scan(visit.code(), visit.number()).code()).isEqualTo("CHECKIN_CODE_EXPIRED");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            090000009590,  PARSE_INVALID_UITPASNUMBER,  Dit is geen geldig UiTPAS-nummer.
            0900000095903, PARSE_INVALID_UITPASNUMBER,  Dit is geen geldig UiTPAS-nummer.
            0900000095910, UNKNOWN_UITPASNUMBER,        Dit UiTPAS-nummer is niet bekend.
            0900000045410, GROUPPAS_NOT_ALLOWED,        Met een groepspas kun je geen punten sparen.
            0900000074519, INVALID_CARD_STATUS,         Deze kaart is niet actief.
            """)
    void a_card_that_has_no_passholder_is_refused_without_points(String number, String code, String message) {
        assertRefused(scan(visit.code(), number), """
                {"code":"%s","message":"%s",%s,"pointsPromotions":[]}""".formatted(code, message, eventOf(visit)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0900000002312, INVALID_CARD_STATUS_BLOCKED,      Deze kaart is geblokkeerd.
            0900000020405, INVALID_CARD_STATUS_DELETED,      Deze kaart is verwijderd.
            1000000520006, PASSHOLDER_NO_ACTIVE_CARDSYSTEMS, Deze pashouder is bij geen enkel kaartsysteem actief lid.
            """)
    void a_passholder_whose_card_saves_nothing_is_refused_with_their_points(
            String number, String code, String message) {
        assertRefused(scan(visit.code(), number), """
                {"code":"%s","message":"%s","points":0,%s,"pointsPromotions":[]}""".formatted(code, message, eventOf(visit)));
    }

    @Test
    void a_code_of_an_event_that_is_not_open_yet_says_from_when() {
        visit.but("""
                update event set calendar = '{"kind": "dates", "dates": [{"first": "2026-11-23", "last": "2026-11-23"}]}'
                where cdbid = :cdbid
                """);

        assertRefused(scan(visit.code(), visit.number()), """
                {"code":"CHECKIN_CURRENTLY_NOT_ALLOWED",\
                "message":"Je kunt bij deze activiteit een punt sparen vanaf 23 nov 2026, 00:00.","points":0,%s,\
                "pointsPromotions":[]}""".formatted(eventOf(visit)));
    }

    @Test
    void a_second_scan_within_the_limit_s_period_answers_the_limit_and_the_total() {
        scan(visit.code(), visit.number());

        assertRefused(scan(visit.code(), visit.number()), """
                {"code":"MAXIMUM_REACHED","message":"Punt al gespaard (max. 1 / Week)","points":1,%s,\
                "pointsPromotions":[]}""".formatted(eventOf(visit)));
    }

    private static Answer scan(String code, String number) {
        return SERVER.as(DemoProfile.MEMBER_APP).post(CALL, "checkinCode", code, "uitpasNumber", number);
    }

    private static int pointsOf(String number) {
        return SERVER.as(DemoProfile.MEMBER_APP)
                .get("uitpas/enduser/" + number)
                .json()
                .path("points")
                .asInt();
    }

    private static String eventOf(Visit visit) {
        return """
                "event":{"id":"%s","title":"Repair café",\
                "organiser":{"id":"31413BDF-DFC7-7A9F-10403618C2816E44","name":"CC De Werf"}}""".formatted(visit.cdbid());
    }

    private static void assertRefused(Answer answer, String body) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.body()).isEqualTo(body);
    }
}

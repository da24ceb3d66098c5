package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Everything about one passholder at once, seen at a counter. The passholder is Jef, who has 20 points. */
class EventActionsTest {
    private static final String PATH = "uitpas/passholder/eventActions";
    private static final String JEF = "0900000095902";
    private static final String SUCCEEDED = "ACTION_SUCCEEDED";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private Client ann;

    @BeforeEach
    void begin() {
        ann = SERVER.as(DemoProfile.COUNTER);
    }

    @AfterEach
    void put_everything_back() {
        assertThat(SERVER.running().unbalanced()).isEmpty();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                delete from transfer where reason = 'CHECKIN';
                delete from checkin;
                update balance set checkins = 0, points = (
                    select sum(case when destination = 'PASSHOLDER' then points else -points end)
                    from transfer where transfer.passholder_id = balance.passholder_id)
                """).execute());
    }

    @Test
    void a_counter_sees_at_once_who_somebody_is_and_what_they_can_do() {
        var answer = see("uitpasNumber=" + JEF + "&cdbid=demo-today");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/response/passHolder/firstName")).isEqualTo("Jef");
        assertThat(answer.xml("/response/passHolder/points")).isEqualTo("20.000");
        assertThat(answer.xml("/response/passHolder/uitIdUser/*[namespace-uri()="
                        + "'http://www.w3.org/1999/02/22-rdf-syntax-ns' and local-name()='id']"))
                .isEqualTo("demo-passholder-3");
        assertThat(answer.xml("/response/eventCheckin/cdbid")).isEqualTo("demo-today");
        assertThat(answer.xml("/response/eventCheckin/checkinAllowed")).isEqualTo("true");
        assertThat(answer.xml("/response/eventCheckin/numberOfPoints")).isEqualTo("2");
        assertThat(answer.xml("/response/eventBuyTicket/buyConstraintReason")).isEqualTo("ACTION_NOT_SUPPORTED");
        assertThat(answer.xml("count(/response/checkinAction)")).isEqualTo("0");
        assertThat(answer.xml("/response/welcomeAdvantages/total")).isEqualTo("1");
        assertThat(answer.xml("/response/welcomeAdvantages/promotions/welcomeAdvantage/id"))
                .isEqualTo("5688");
        assertThat(answer.xml("/response/pointsPromotions/total")).isEqualTo("6");
        assertThat(answer.xml("count(/response/pointsPromotions/promotions/pointsPromotion[cashInState='POSSIBLE'])"))
                .isEqualTo("6");
    }

    @Test
    void without_an_event_there_is_nothing_to_check_in_to() {
        var answer = see("chipNumber=04784CDAEE3880&autocheckin=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("count(/response/*)")).isEqualTo("3");
        assertThat(checkins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"autocheckin=true", "autoCheckin=1"})
    void a_look_can_check_in_by_the_way(String automatic) {
        var first = see("identification=" + JEF + "&cdbid=demo-today&" + automatic);
        var second = see("identification=" + JEF + "&cdbid=demo-today&" + automatic);

        assertThat(first.xml("/response/checkinAction/code")).isEqualTo(SUCCEEDED);
        assertThat(first.xml("/response/checkinAction/points")).isEqualTo("22.000");
        assertThat(first.xml("/response/passHolder/points")).isEqualTo("22.000");
        assertThat(first.xml("/response/eventCheckin/checkinAllowed")).isEqualTo("false");
        assertThat(first.xml("/response/eventCheckin/checkinConstraintReason")).isEqualTo("MAXIMUM_REACHED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.xml("/response/checkinAction/code")).isEqualTo("MAXIMUM_REACHED");
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_check_in_that_is_too_early_has_the_word_of_the_search_for_events() {
        assertThat(see("uitpasNumber=" + JEF + "&cdbid=demo-future")
                        .xml("/response/eventCheckin/checkinConstraintReason"))
                .isEqualTo("INVALID_DATE_TIME");
    }

    @Test
    void a_photograph_is_told_when_it_is_asked_for() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into passholder_picture (passholder_id, picture)
                select id, '\\x89504e47'::bytea from passholder where uid = 'demo-passholder-3'
                on conflict do nothing
                """));

        assertThat(see("uitpasNumber=" + JEF).xml("count(/response/passHolder/picture)"))
                .isEqualTo("0");
        assertThat(see("uitpasNumber=" + JEF + "&includeProfilePicture=true").xml("/response/passHolder/picture"))
                .isEqualTo("iVBORw==");
    }

    @Test
    void who_is_no_active_member_anywhere_is_shown_without_offers() {
        var answer = see("uitpasNumber=1000000520006&cdbid=demo-today");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("PASSHOLDER_NO_ACTIVE_CARDSYSTEMS");
        assertThat(answer.xml("/response/message"))
                .isEqualTo("Deze pashouder is bij geen enkel kaartsysteem actief lid.");
        assertThat(answer.xml("count(/response/passHolder)")).isEqualTo("1");
        assertThat(answer.xml("/response/welcomeAdvantages/total")).isEqualTo("0");
        assertThat(answer.xml("/response/pointsPromotions/total")).isEqualTo("0");
    }

    @Test
    void a_counter_that_takes_no_part_sees_that_it_cannot_check_in() {
        var answer = SERVER.as(DemoProfile.LIBRARY).get(PATH + "?uitpasNumber=" + JEF + "&cdbid=demo-today");

        assertThat(answer.xml("/response/eventCheckin/checkinAllowed")).isEqualTo("false");
        assertThat(answer.xml("/response/eventCheckin/checkinConstraintReason")).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING_REQUIRED_FIELDS",
        "uitpasNumber=0900000095902&chipNumber=04784CDAEE3880, INVALID_PARAMETERS",
        "uitpasNumber=0900000095902&identification=0900000095902, INVALID_PARAMETERS",
        "uitpasNumber=0900000095902&autocheckin=maybe, INVALID_PARAMETERS",
        "uitpasNumber=0900000095910, UNKNOWN_UITPASNUMBER",
        "uitpasNumber=09000000959x2, PARSE_INVALID_UITPASNUMBER",
        "chipNumber=04784CDAEE3881, UNKNOWN_CHIPNUMBER",
        "identification=nobody, UNKNOWN_IDENTIFICATION",
        "uitpasNumber=0900000002312, INVALID_CARD_STATUS_BLOCKED",
        "uitpasNumber=0900000020405, INVALID_CARD_STATUS_DELETED",
        "uitpasNumber=0900000074519, INVALID_CARD_STATUS_LOCAL_STOCK",
        "uitpasNumber=0900000045410, INVALID_CARD",
        "uitpasNumber=0900000095902&cdbid=none&autocheckin=true, UNKNOWN_EVENT_CDBID"
    })
    void a_look_that_cannot_be_had_says_why(String query, String code) {
        var answer = see(query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(checkins()).isZero();
    }

    private Answer see(String query) {
        return ann.get(PATH + "?" + query);
    }

    private static long checkins() {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from checkin")
                        .mapTo(Long.class)
                        .one());
    }
}

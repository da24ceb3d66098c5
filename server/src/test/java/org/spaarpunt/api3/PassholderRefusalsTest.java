package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.xmlunit.assertj3.XmlAssert;

/** Every refusal of {@code passholder/checkin}, whole: code, message, and the points exactly where they belong. */
class PassholderRefusalsTest {
    private static final String CALL = "uitpas/passholder/checkin";
    private static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String TWENTY_POINTS = "0900000095902";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void without_an_event_a_field_is_missing() {
        assertRefused(checkIn("uitpasNumber", TWENTY_POINTS), """
                <code>MISSING_REQUIRED_FIELDS</code>
                <message>Verplichte parameter ontbreekt: cdbid.</message>
                """);
    }

    @Test
    void without_a_card_a_field_is_missing() {
        assertRefused(checkIn("cdbid", PERMANENT), """
                <code>MISSING_REQUIRED_FIELDS</code>
                <message>Verplichte parameter ontbreekt: uitpasNumber / chipNumber.</message>
                """);
    }

    @Test
    void number_and_chip_together_are_invalid_even_of_one_card() {
        var both = checkIn("cdbid", PERMANENT, "uitpasNumber", TWENTY_POINTS, "chipNumber", "04784CDAEE3880");

        assertRefused(both, """
                <code>INVALID_PARAMETERS</code>
                <message>Geef ofwel uitpasNumber ofwel chipNumber mee, niet allebei.</message>
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"090000009590", "09000000959020", "090000009590X", "0900000 095902", "٠٩٠٠٠٠٠٠٩٥٩٠٢", " "})
    void a_number_that_is_not_thirteen_digits_cannot_be_read(String number) {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", number), """
                <code>PARSE_INVALID_UITPASNUMBER</code>
                <message>Dit is geen geldig UiTPAS-nummer.</message>
                """);
    }

    @Test
    void a_number_that_no_card_has_and_whose_check_digit_is_wrong_cannot_be_read() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000095903"), """
                <code>PARSE_INVALID_UITPASNUMBER</code>
                <message>Dit is geen geldig UiTPAS-nummer.</message>
                """);
    }

    @Test
    void a_counter_that_does_not_exist_is_unknown() {
        var answer = checkIn("cdbid", PERMANENT, "uitpasNumber", TWENTY_POINTS, "balieConsumerKey", "no-such-counter");

        assertRefused(answer, """
                <code>UNKNOWN_BALIE_CONSUMERKEY</code>
                <message>De balie is niet bekend.</message>
                """);
    }

    @Test
    void an_application_that_names_no_counter_is_an_unknown_counter_itself() {
        var answer = SERVER.as(DemoProfile.COUNTER_APP).post(CALL, "cdbid", PERMANENT, "uitpasNumber", TWENTY_POINTS);

        assertRefused(answer, """
                <code>UNKNOWN_BALIE_CONSUMERKEY</code>
                <message>De balie is niet bekend.</message>
                """);
    }

    @Test
    void who_does_not_work_at_the_counter_is_denied_access_and_learns_no_points() {
        assertAccessDenied(checkIn(
                "cdbid", PERMANENT, "uitpasNumber", TWENTY_POINTS, "balieConsumerKey", "demo-library-haaltert"));
    }

    @Test
    void a_counter_whose_group_may_not_check_in_is_denied_access() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name) values ('registers-only', 'secret', 'Stadhuis');
                insert into counter (consumer_key, organisation_id, name)
                    select 'registers-only', id, 'Stadhuis' from organisation where name = 'CC De Werf';
                insert into counter_employee (counter_id, user_id, role)
                    select counter.id, app_user.id, 'ADMIN' from counter, app_user
                    where consumer_key = 'registers-only' and nick = 'ann';
                insert into permission_group (name) values ('Registratiebalies');
                insert into counter_group (counter_id, card_system_id, group_id)
                    select counter.id, 2, permission_group.id from counter, permission_group
                    where consumer_key = 'registers-only' and permission_group.name = 'Registratiebalies';
                """).execute());

        assertAccessDenied(
                checkIn("cdbid", PERMANENT, "uitpasNumber", TWENTY_POINTS, "balieConsumerKey", "registers-only"));
    }

    @Test
    void an_event_that_does_not_exist_is_unknown_and_the_points_stand_there() {
        assertRefused(checkIn("cdbid", "no-such-event", "uitpasNumber", TWENTY_POINTS), """
                <code>UNKNOWN_EVENT_CDBID</code>
                <message>De activiteit is niet bekend.</message>
                <points>20</points>
                """);
    }

    @Test
    void a_counter_that_neither_organises_nor_houses_the_event_may_not_act() {
        assertRefused(checkIn("cdbid", "demo-haaltert", "uitpasNumber", TWENTY_POINTS), """
                <code>ACTION_NOT_ALLOWED</code>
                <message>Deze balie is organisator noch locatie van de activiteit.</message>
                <points>20</points>
                """);
    }

    @Test
    void a_number_that_no_card_has_is_unknown_in_the_spelling_of_the_protocol() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000095910"), """
                <code>UNKOWN_UITPASNUMBER</code>
                <message>Dit UiTPAS-nummer is niet bekend.</message>
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"04FFFFFFFFFF80", "04784CDAEE38", "not a chip"})
    void a_chip_that_no_card_has_is_unknown_in_the_spelling_of_the_protocol(String chip) {
        assertRefused(checkIn("cdbid", PERMANENT, "chipNumber", chip), """
                <code>UNKOWN_CHIPNUMBER</code>
                <message>Dit chipnummer is niet bekend.</message>
                """);
    }

    @Test
    void a_group_pass_saves_no_points_and_has_none() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000045410"), """
                <code>ACTION_NOT_ALLOWED</code>
                <message>Met een groepspas kun je geen punten sparen.</message>
                """);
    }

    @Test
    void a_blocked_card_has_the_wrong_status() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000002312"), """
                <code>INVALID_CARD_STATUS</code>
                <message>Deze kaart is geblokkeerd.</message>
                <points>0</points>
                """);
    }

    @Test
    void a_deleted_card_has_the_wrong_status() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000020405"), """
                <code>INVALID_CARD_STATUS</code>
                <message>Deze kaart is verwijderd.</message>
                <points>0</points>
                """);
    }

    @Test
    void a_card_in_stock_has_the_wrong_status_and_nobody_s_points() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000074519"), """
                <code>INVALID_CARD_STATUS</code>
                <message>Deze kaart is niet actief.</message>
                """);
    }

    @Test
    void a_passholder_without_card_system_is_refused() {
        assertRefused(checkIn("cdbid", PERMANENT, "uitpasNumber", "1000000520006"), """
                <code>PASSHOLDER_NO_ACTIVE_CARDSYSTEMS</code>
                <message>Deze pashouder is bij geen enkel kaartsysteem actief lid.</message>
                <points>0</points>
                """);
    }

    @Test
    void a_membership_that_is_blocked_is_not_an_active_one() {
        var visit = Visit.inOrder(SERVER.jdbi())
                .but("update membership set status = 'BLOCKED' where passholder_id = :passholder");

        assertThat(checkIn("cdbid", PERMANENT, "uitpasNumber", visit.number()).code())
                .isEqualTo("PASSHOLDER_NO_ACTIVE_CARDSYSTEMS");
    }

    @Test
    void an_event_that_has_yet_to_begin_says_from_when() {
        assertRefused(checkIn("cdbid", "demo-future", "uitpasNumber", TWENTY_POINTS), """
                <code>CHECKIN_CURRENTLY_NOT_ALLOWED</code>
                <message>Je kunt bij deze activiteit een punt sparen vanaf 22 dec 2026, 15:00.</message>
                <points>20</points>
                """);
    }

    @Test
    void an_event_that_is_over_says_so() {
        assertRefused(checkIn("cdbid", "demo-over", "uitpasNumber", TWENTY_POINTS), """
                <code>CHECKIN_CURRENTLY_NOT_ALLOWED</code>
                <message>Deze activiteit is afgelopen, je kunt er geen punt meer sparen.</message>
                <points>20</points>
                """);
    }

    @Test
    void a_second_check_in_within_the_limit_s_period_answers_the_limit_and_the_total() {
        checkIn("cdbid", PERMANENT, "uitpasNumber", "0900000067513");

        assertRefused(checkIn("cdbid", PERMANENT, "chipNumber", "04363CDAEE3880"), """
                <code>MAXIMUM_REACHED</code>
                <message>Punt al gespaard (max. 1 / Week)</message>
                <points>21</points>
                """);
    }

    private static Answer checkIn(String... namesAndValues) {
        return SERVER.as(DemoProfile.COUNTER).post(CALL, namesAndValues);
    }

    private static void assertAccessDenied(Answer answer) {
        assertRefused(answer, """
                <code>ACCESS_DENIED</code>
                <message>Je mag aan deze balie niemand inchecken.</message>
                <requiredPermission>PERMISSION_CHECKIN - ACTION_CREATE</requiredPermission>
                """);
    }

    private static void assertRefused(Answer answer, String elements) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/xml;charset=UTF-8");
        XmlAssert.assertThat(answer.body())
                .and("<response>" + elements + "</response>")
                .ignoreWhitespace()
                .areIdentical();
    }
}

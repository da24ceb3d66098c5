package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.testing.Answer;

/** What {@code passholder/checkin} accepts: the ways to name a card, an event and a counter. */
class PassholderCheckinTest {
    private static final String CALL = "uitpas/passholder/checkin";
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @Test
    void the_answer_is_the_new_total_and_nothing_else() {
        var answer = checkIn("cdbid", visit.cdbid(), "uitpasNumber", visit.number());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><response><points>1</points></response>""");
    }

    @Test
    void the_chip_of_a_card_does_what_its_number_does() {
        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "chipNumber", visit.chip()));
    }

    @Test
    void a_chip_number_may_be_in_lower_case() {
        var lowerCase = visit.chip().toLowerCase(Locale.ROOT);

        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "chipNumber", lowerCase));
    }

    @Test
    void spaces_around_a_number_do_not_count() {
        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "uitpasNumber", " " + visit.number() + "  "));
    }

    @Test
    void spaces_around_a_chip_number_do_not_count() {
        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "chipNumber", " " + visit.chip() + " "));
    }

    @Test
    void parameters_may_stand_in_the_query() {
        var path = CALL + "?cdbid=" + visit.cdbid() + "&uitpasNumber=" + visit.number();

        assertSavedOnePoint(SERVER.as(DemoProfile.COUNTER).post(path));
    }

    @Test
    void parameters_may_stand_partly_in_the_query_and_partly_in_the_form() {
        var path = CALL + "?cdbid=" + visit.cdbid();

        assertSavedOnePoint(SERVER.as(DemoProfile.COUNTER).post(path, "uitpasNumber", visit.number()));
    }

    @Test
    void unknown_parameters_are_ignored() {
        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "uitpasNumber", visit.number(), "colour", "red"));
    }

    @Test
    void an_empty_value_counts_as_absent() {
        assertSavedOnePoint(checkIn(
                "cdbid", visit.cdbid(), "uitpasNumber", visit.number(), "chipNumber", "", "balieConsumerKey", ""));
    }

    @Test
    void an_empty_value_beside_a_value_does_not_count_as_a_second_one() {
        assertSavedOnePoint(checkIn("uitpasNumber", "", "cdbid", visit.cdbid(), "uitpasNumber", visit.number()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdbid", "uitpasNumber", "chipNumber", "balieConsumerKey"})
    void a_parameter_given_twice_is_refused_even_with_the_same_value(String twice) {
        var answer = SERVER.as(DemoProfile.COUNTER).post(CALL + "?" + twice + "=1", twice, "1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(answer.xml("/response/message")).isEqualTo("Parameter meer dan één keer opgegeven: " + twice + ".");
    }

    @Test
    void an_application_may_name_the_counter_at_which_its_user_works() {
        assertSavedOnePoint(SERVER.as(DemoProfile.COUNTER_APP)
                .post(CALL, "cdbid", visit.cdbid(), "uitpasNumber", visit.number(), "balieConsumerKey", DE_WERF));
    }

    @Test
    void the_counter_that_houses_an_event_may_check_in_as_well_as_the_one_that_organises_it() {
        visit.but("""
                update event set
                    organiser_id = (select id from organisation where name = 'CultuurNet Vlaanderen'),
                    location_id = (select id from organisation where name = 'CC De Werf')
                where cdbid = :cdbid
                """);

        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "uitpasNumber", visit.number()));
    }

    @Test
    void an_event_may_give_more_points_than_one() {
        assertThat(checkIn("cdbid", "demo-today", "uitpasNumber", visit.number())
                        .xml("/response/points"))
                .isEqualTo("2");
    }

    @Test
    void a_card_that_was_issued_with_a_wrong_check_digit_is_served() {
        var number = "0987654321113";
        assertThat(new UitpasNumber(number).hasValidCheckDigit()).isFalse();

        assertThat(checkIn("cdbid", visit.cdbid(), "uitpasNumber", number).xml("/response/points"))
                .isEqualTo("2");
    }

    @Test
    void an_expired_social_tariff_does_not_stop_a_check_in() {
        visit.but("update membership set social_tariff_until = '2020-12-31' where passholder_id = :passholder");

        assertSavedOnePoint(checkIn("cdbid", visit.cdbid(), "uitpasNumber", visit.number()));
    }

    private static Answer checkIn(String... namesAndValues) {
        return SERVER.as(DemoProfile.COUNTER).post(CALL, namesAndValues);
    }

    private static void assertSavedOnePoint(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/response/points")).isEqualTo("1");
    }
}

package org.spaarpunt.web.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.points.ScanPagesTest.outcomes;
import static org.spaarpunt.web.points.ScanPagesTest.points;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Looking at one's points with a card number and a date of birth. */
class PointsPagesTest {
    private static final String JEF = "0900000095902";
    private static final String BORN = "1990-05-17";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient phone = PAGES.client();

    @BeforeEach
    void nothing_was_guessed() {
        PAGES.execute("delete from budget_use");
    }

    @Test
    void a_card_and_a_date_of_birth_show_the_balance_the_rewards_and_every_movement() {
        var answer = send(JEF, "17/05/1990");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcomes(answer)).containsExactly("granted");
        assertThat(points(answer)).containsExactly("20");
        assertThat(answer.body())
                .contains("Dag Jef", "Voordeel1", "10 punten: dat heb je", "Beginsaldo", "+20")
                .doesNotContain(JEF);
    }

    @Test
    void a_reward_that_is_not_reached_says_how_many_points_are_missing() {
        var answer = send("0987654321113", "1985-03-02");

        assertThat(answer.body()).contains("Nog 9 punten", "<progress value=\"1\" max=\"10\"");
    }

    @Test
    void spaces_in_a_number_are_left_out() {
        assertThat(points(send("0900 0000 9590 2", BORN))).containsExactly("20");
    }

    @ParameterizedTest
    @CsvSource({"0900000095902, 1991-05-17", "0900000099904, 1990-05-17", "0900000074519, 1990-05-17"})
    void a_wrong_date_an_unknown_card_and_one_without_a_holder_get_the_same_answer(String card, String born) {
        var answer = send(card, born);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(outcomes(answer)).containsExactly("refused");
        assertThat(answer.body()).contains("horen niet bij elkaar").doesNotContain("Jef");
    }

    @Test
    void wrong_dates_here_and_at_a_poster_count_together() {
        for (int i = 1; i <= 3; i++) {
            send(JEF, "1991-05-0" + i);
        }
        var ticket = PlainClient.field(phone.get("/q/demo-today"), "ticket");
        for (int i = 4; i <= 5; i++) {
            phone.send("/q", "ticket", ticket, "uitpasNumber", JEF, "dateOfBirth", "1991-05-0" + i);
        }

        assertThat(send(JEF, BORN).status()).isEqualTo(429);
        assertThat(send(JEF, BORN).status()).isEqualTo(429);
        assertThat(PAGES.texts("select subject || ' ' || details from audit_entry where act = 'BIRTH_DATES_EXHAUSTED' "
                        + "and subject <> ''"))
                .containsExactly("demo-passholder-3 CARD: 5");
    }

    @Test
    void an_address_from_which_many_dates_were_wrong_waits_a_quarter_of_an_hour() {
        for (int i = 0; i < 60; i++) {
            send("09000%08d".formatted(i), BORN);
        }

        var answer = send(JEF, BORN);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("over 15 min.");
        PAGES.server().clock().advance(Duration.ofMinutes(15));
        assertThat(points(send(JEF, BORN))).containsExactly("20");
    }

    @Test
    void a_blocked_card_shows_no_points_but_says_so_to_its_holder() {
        var answer = send("0900000002312", "2000-02-29");

        assertThat(answer.body()).contains("Dag Noor", "Deze kaart is geblokkeerd.");
        assertThat(points(answer)).isEmpty();
    }

    @Test
    void a_long_history_is_read_on_with_a_ticket_that_ends_after_ten_minutes() {
        PAGES.execute("""
                insert into transfer (
                    passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select passholder_id, 'CHECKIN', 1000 + number, 'EVENT', 1, 'PASSHOLDER', passholder_id, 1,
                       '2026-10-01'::timestamptz + number * interval '1 hour'
                from (select passholder_id from card where number = '0930056878802') holder,
                     generate_series(1, 40) as number
                """);
        var first = send("0930056878802", "1979-11-23");
        assertThat(first.body()).contains("Oudere").doesNotContain("Nieuwere");
        var ticket = PlainClient.field(first, "holder");

        var second = phone.send("/points", "holder", ticket, "page", "2");

        assertThat(second.body()).contains("Nieuwere", "Dag Marie").doesNotContain("Oudere");
        PAGES.server().clock().advance(Duration.ofMinutes(10));
        var late = phone.send("/points", "holder", ticket, "page", "2");
        assertThat(late.body()).contains("name=\"dateOfBirth\"").doesNotContain("Marie");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 400", "123, 1990-05-17, 400", "0900000095902, morgen, 400"})
    void what_cannot_be_read_is_an_error_at_its_field(String card, String born, int status) {
        var answer = send(card, born);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("aria-invalid=\"true\"", "aria-describedby=\"");
    }

    @Test
    void a_form_of_another_site_shows_nothing() {
        var answer = PAGES.client()
                .with("Sec-Fetch-Site", "cross-site")
                .send("/points", "uitpasNumber", JEF, "dateOfBirth", BORN);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Jef");
    }

    private Answer send(String card, String born) {
        return phone.send("/points", "uitpasNumber", card, "dateOfBirth", born);
    }
}

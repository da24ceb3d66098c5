package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** What an organiser finds out about an event: its numbers, its check-ins as a file, its poster, and what a card would get. */
class EventNumbersTest {
    private static final String NUMBERS = "/events/demo-unlimited/numbers";
    private static final String FILE = "/events/demo-unlimited/export.csv";
    private static final String JAN = "0900000095902";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient ann;
    private String token;

    @BeforeEach
    void signIn() {
        PAGES.execute("delete from transfer where reason = 'CHECKIN'");
        PAGES.execute("delete from checkin");
        ann = PAGES.signedIn("ann");
        token = ann.formToken();
    }

    @Test
    void the_numbers_count_visits_people_and_who_is_new() {
        insert("demo-unlimited", JAN, "2026-11-20 14:30", 1);
        insert("demo-unlimited", JAN, "2026-11-21 14:59", 2);
        insert("demo-unlimited", "0987654321113", "2026-11-21 20:00", 3);
        insert("demo-future", "0930056878802", "2026-11-10 20:00", 4);
        insert("demo-unlimited", "0930056878802", "2026-11-21 20:01", 5);
        PAGES.execute("update checkin set reversed_at = now() where ordinal = 2");

        var page = ann.get(NUMBERS).body();

        assertThat(page)
                .contains(
                        "data-visits=\"3\"",
                        "data-visitors=\"3\"",
                        "data-new=\"2\"",
                        "data-returning=\"1\"",
                        "value=\"2026-11-20\"",
                        "value=\"2026-11-21\"",
                        "<th scope=\"row\">20 u</th><td>2</td>",
                        "<th scope=\"row\">20 november 2026</th><td>1</td>",
                        "CC De Werf");
        assertThat(ann.get(NUMBERS + "?from=2026-11-21&to=2026-11-21").body()).contains("data-visits=\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=never",
                "from=2026-11-22&to=2026-11-20",
                "from=-999999999-01-01",
                "from=1970-01-01&to=9999-12-31"
            })
    void days_that_are_none_or_too_many_are_read_as_well_as_can_be(String query) {
        assertThat(ann.get(NUMBERS + "?" + query).status()).isEqualTo(200);
        assertThat(ann.get(FILE + "?" + query).status()).isEqualTo(200);
    }

    @Test
    void the_file_opens_in_a_spreadsheet_and_calculates_nothing() {
        PAGES.execute(
                "update passholder set first_name = '=cmd|'' /C calc''!A0', name = 'Semi;colon \"quoted\"' where id = "
                        + "(select passholder_id from card where number = '" + JAN + "')");
        insert("demo-unlimited", JAN, "2026-11-20 14:30", 1);

        var file = ann.get(FILE);
        PAGES.execute("update passholder set first_name = 'Jef', name = 'Peeters' where id = "
                + "(select passholder_id from card where number = '" + JAN + "')");

        assertThat(file.header("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .contains("attachment; filename=\"check-ins-2026-11-20-2026-11-20.csv\"");
        assertThat(file.body())
                .startsWith("\uFEFFdatum;uur;voornaam;naam;gemeente;punten;kansentarief;via;nummer\r\n"
                        + "2026-11-20;14:30:00;'=cmd|' /C calc'!A0;\"Semi;colon \"\"quoted\"\"\";")
                .doesNotContain(JAN);
        assertThat(file.body().lines()).hasSize(2);
    }

    @Test
    void another_organisers_numbers_are_not_to_be_had() {
        var ben = PAGES.signedIn("ben");

        assertThat(ben.get(NUMBERS).status()).isEqualTo(404);
        assertThat(ben.get(FILE).status()).isEqualTo(404);
        assertThat(ben.get("/events/demo-unlimited/poster").status()).isEqualTo(404);
        assertThat(ben.send(
                                "/events/demo-unlimited/poster",
                                "formToken",
                                ben.formToken(),
                                "first",
                                "2026-11-22",
                                "last",
                                "2026-11-28")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "0900000095902, demo-today, 2026-11-22T12:00, granted, ''",
        "0900000095902, demo-today, 2026-11-24T12:00, refused, CHECKIN_CURRENTLY_NOT_ALLOWED",
        "0900000002312, demo-today, 2026-11-22T12:00, refused, INVALID_CARD_STATUS",
        "1000000520006, demo-today, 2026-11-22T12:00, refused, PASSHOLDER_NO_ACTIVE_CARDSYSTEMS",
        "0900000045410, demo-today, 2026-11-22T12:00, refused, ACTION_NOT_ALLOWED",
        "0999999999992, demo-today, 2026-11-22T12:00, refused, PARSE_INVALID_UITPASNUMBER",
        "12, demo-today, 2026-11-22T12:00, refused, PARSE_INVALID_UITPASNUMBER",
        "04784CDAEE3880, demo-today, 2026-11-22T12:00, granted, ''",
        "0900000095902, demo-future, 2026-12-22T19:00, granted, ''"
    })
    void the_simulator_applies_the_rules_of_a_check_in(
            String card, String event, String at, String outcome, String code) {
        var before = PAGES.count("select count(*) from checkin");

        var answer = simulated(card, event, at);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("data-outcome=\"" + outcome + "\"");
        if (code.isEmpty()) {
            assertThat(answer.body()).doesNotContain("data-code");
        } else {
            assertThat(answer.body()).contains("data-code=\"" + code + "\"");
        }
        assertThat(PAGES.count("select count(*) from checkin")).isEqualTo(before);
    }

    @Test
    void the_simulator_says_when_a_used_up_limit_or_a_closed_event_lets_in_again() {
        assertThat(PAGES.server()
                        .as(DemoProfile.COUNTER)
                        .post(
                                "uitpas/passholder/checkin",
                                "cdbid",
                                "a89a2707-a35e-48da-aeda-307f857b93c0",
                                "uitpasNumber",
                                JAN)
                        .status())
                .isEqualTo(200);

        assertThat(simulated(JAN, "a89a2707-a35e-48da-aeda-307f857b93c0", "2026-11-22T13:00")
                        .body())
                .contains(
                        "data-outcome=\"already\"",
                        "data-code=\"MAXIMUM_REACHED\"",
                        "zo vaak als het mag (per week)",
                        "Het zou wel kunnen vanaf morgen 00:00.");
        assertThat(simulated(JAN, "demo-future", "2026-11-22T13:00").body())
                .contains("data-outcome=\"refused\"", "Het zou wel kunnen vanaf 22 december 2026, 15:00.");
        assertThat(simulated(JAN, "demo-over", "2026-11-22T13:00").body())
                .contains("data-code=\"CHECKIN_CURRENTLY_NOT_ALLOWED\"")
                .doesNotContain("Het zou wel kunnen");
    }

    @ParameterizedTest
    @CsvSource({
        "'', demo-today, 2026-11-22T12:00, card",
        "0900000095902, '', 2026-11-22T12:00, event",
        "0900000095902, demo-haaltert, 2026-11-22T12:00, event",
        "0900000095902, <b>, 2026-11-22T12:00, event",
        "0900000095902, demo-today, '', at",
        "0900000095902, demo-today, morgen, at",
        "0900000095902, demo-today, 9999-12-31T12:00, at"
    })
    void the_simulator_names_the_field_that_it_cannot_read(String card, String event, String at, String field) {
        var answer = simulated(card, event, at);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"" + field + "-error\"").doesNotContain("data-outcome", "<b>");
    }

    @Test
    void the_simulator_suggests_events_and_takes_any_by_its_title() {
        var title = PAGES.texts("select title from event where cdbid = 'demo-future'")
                .getFirst();
        assertThat(ann.get("/simulator?event=demo-future").body())
                .contains("name=\"event\" type=\"text\" value=\"demo-future\"")
                .contains("<option value=\"demo-today\">")
                .contains(title);

        assertThat(simulated(JAN, title.toUpperCase(Locale.ROOT), "2026-12-22T19:00")
                        .body())
                .contains("data-outcome=\"granted\"", "value=\"demo-future\"");
    }

    @Test
    void a_poster_is_printed_for_the_chosen_days() {
        var page = "/events/demo-future/poster";
        assertThat(ann.get(page).body()).contains("value=\"2026-12-22\"", "value=\"2026-12-28\"");

        var poster = ann.send(page, "formToken", token, "first", "2026-12-22", "last", "2026-12-31", "paper", "A3");

        assertThat(poster.status()).isEqualTo(200);
        assertThat(poster.header("Content-Type")).contains("application/pdf");
        assertThat(poster.header("Content-Disposition")).contains("attachment; filename=\"UITPAS_QR_Premiere.pdf\"");
        assertThat(PAGES.texts(
                        "select details from audit_entry where act = 'CHECKIN_CODE_MADE' order by id desc limit 1"))
                .containsExactly("2026-12-22 to 2026-12-31");
        assertThat(ann.get("/events/demo-over/poster").body()).contains("kan er geen poster meer gemaakt worden");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-12-31, Dit is geen datum.",
        "2026-12-22, ooit, Dit is geen datum.",
        "2026-12-22, 2026-12-21, De laatste dag komt voor de eerste.",
        "2026-01-01, 2026-01-02, De laatste dag is al voorbij.",
        "2026-12-22, 2028-12-22, Dat is te lang",
        "2026-12-22, +10000-12-22, Die dag ligt te ver weg.",
        "2026-11-22, 2026-11-23, In die dagen kan er niet ingecheckt worden."
    })
    void a_poster_of_impossible_days_is_refused_at_the_field(String first, String last, String error) {
        var answer =
                ann.send("/events/demo-future/poster", "formToken", token, "first", first, "last", last, "paper", "B5");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(error);
    }

    private Answer simulated(String card, String event, String at) {
        return ann.send("/simulator", "formToken", token, "card", card, "event", event, "at", at);
    }

    private static void insert(String cdbid, String card, String at, int ordinal) {
        PAGES.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, via, points, social_tariff,
                                     checked_in_at, period, ordinal)
                select card.passholder_id, event.id, card.number, counter.consumer_key, counter.id, 'COUNTER', 1, false,
                       '%s Europe/Brussels', 'test', %d
                from card, event, counter
                where card.number = '%s' and event.cdbid = '%s' and counter.consumer_key = '%s'
                """.formatted(at, ordinal, card, cdbid, OwnPages.WERF));
    }
}

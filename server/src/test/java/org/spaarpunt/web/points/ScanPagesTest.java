package org.spaarpunt.web.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Together;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Checking in on the page to which a poster's code leads, as its forms are sent. */
class ScanPagesTest {
    private static final String RIK = "0987654321113";
    private static final String BORN = "1985-03-02";
    private static final String JEF = "0900000095902";
    private static final String JEF_BORN = "17/05/1990";
    private static final String UNKNOWN = "0900000099904";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient phone = PAGES.client();

    @BeforeEach
    void nobody_has_checked_in_today() {
        PAGES.execute("delete from kept_answer");
        PAGES.execute("delete from transfer where reason = 'CHECKIN'");
        PAGES.execute("delete from checkin");
        PAGES.execute("update balance set points = 1 where passholder_id = "
                + "(select passholder_id from card where number = '0987654321113')");
        PAGES.execute("update balance set points = 20 where passholder_id = "
                + "(select passholder_id from card where number = '0900000095902')");
        PAGES.execute("delete from budget_use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/demo-today", "/Q/DEMO-TODAY", "/q/Demo-Today"})
    void a_code_leads_to_its_event_in_capitals_or_not(String path) {
        var page = phone.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Open dag</h1>", "CultuurNet Vlaanderen", "2 punten");
    }

    @Test
    void a_card_and_a_date_of_birth_give_the_points_and_the_new_total() {
        var answer = send(ticket("demo-today"), RIK, BORN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcomes(answer)).containsExactly("granted");
        assertThat(points(answer)).containsExactly("3");
        assertThat(answer.body()).contains("Rik", "Je hebt 2 punten gespaard.", "Voordeel2");
        assertThat(PAGES.texts("select via || ' ' || points || ' ' || checked_in_at from checkin"))
                .containsExactly("CODE 2 2026-11-22 11:00:00+00");
    }

    @Test
    void sent_again_it_saves_nothing_and_shows_the_same() {
        var ticket = ticket("demo-today");

        var first = send(ticket, RIK, BORN);
        var again = send(ticket, RIK, BORN);

        assertThat(outcomes(again)).isEqualTo(outcomes(first)).containsExactly("granted");
        assertThat(points(again)).containsExactly("3");
        assertThat(checkins()).isOne();
    }

    @Test
    void of_many_taps_at_once_one_is_saved() throws ExecutionException, InterruptedException {
        var ticket = ticket("demo-today");

        var shown = Together.times(
                8,
                _ -> outcomes(PAGES.client().send("/q", "ticket", ticket, "uitpasNumber", RIK, "dateOfBirth", BORN)));

        assertThat(shown).containsOnly(List.of("granted"));
        assertThat(checkins()).isOne();
    }

    @Test
    void another_scan_on_the_same_day_is_amber_and_saves_nothing() {
        send(ticket("demo-today"), RIK, BORN);

        var answer = send(ticket("demo-today"), RIK, BORN);

        assertThat(outcomes(answer)).containsExactly("already");
        assertThat(answer.body()).contains("Je hebt hier vandaag al punten gespaard.");
        assertThat(points(answer)).containsExactly("3");
        assertThat(checkins()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Je hebt hier deze week al een punt gespaard.",
        "en, You have already saved a point here this week.",
        "fr, Vous avez déjà gagné un point ici cette semaine.",
        "de, Sie haben hier diese Woche schon einen Punkt gesammelt."
    })
    void a_refusal_is_in_the_words_of_the_reader(String language, String text) {
        send(ticket("demo-permanent"), RIK, BORN);

        var reader = PAGES.client().with("Accept-Language", language);
        var ticket = PlainClient.field(reader.get("/q/demo-permanent"), "ticket");
        var answer = reader.send("/q", "ticket", ticket, "uitpasNumber", RIK, "dateOfBirth", BORN);

        assertThat(answer.body()).contains("<html lang=\"" + language + "\"", text);
    }

    @Test
    void a_code_that_has_ended_since_the_scan_still_gives_the_point_of_its_moment() {
        endCodeIn(30);
        var ticket = ticket("demo-permanent");
        PAGES.server().clock().advance(Duration.ofSeconds(91));

        var answer = send(ticket, RIK, BORN);

        assertThat(outcomes(answer)).containsExactly("granted");
        assertThat(PAGES.texts("select checked_in_at from checkin")).containsExactly("2026-11-22 11:00:00+00");
        codeLasts();
    }

    @Test
    void a_code_that_was_photographed_and_opened_later_gives_nothing() {
        endCodeIn(30);
        PAGES.server().clock().advance(Duration.ofMinutes(5));

        var answer = phone.get("/q/demo-permanent");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(outcomes(answer)).containsExactly("refused");
        assertThat(answer.body()).contains("Deze code geldt niet meer.").doesNotContain("name=\"ticket\"");
        codeLasts();
    }

    @Test
    void a_ticket_is_good_for_ten_minutes() {
        endCodeIn(30);
        var ticket = ticket("demo-permanent");
        PAGES.server()
                .clock()
                .set(RunningServer.START.plus(Duration.ofMinutes(10)).minusMillis(1));
        assertThat(outcomes(send(ticket, RIK, BORN))).containsExactly("granted");
        PAGES.server().clock().set(RunningServer.START.plus(Duration.ofMinutes(10)));

        var late = send(ticket, JEF, JEF_BORN);

        assertThat(late.status()).isEqualTo(410);
        assertThat(checkins()).isOne();
        codeLasts();
    }

    @Test
    void after_that_a_code_that_is_still_valid_gets_another_ticket_and_nothing_typed_is_lost() {
        var ticket = ticket("demo-today");
        PAGES.server().clock().advance(Duration.ofMinutes(11));

        var again = send(ticket, RIK, "02/03/1985");

        assertThat(again.body()).contains("langer dan tien minuten", "value=\"" + RIK + "\"", "value=\"02/03/1985\"");
        assertThat(checkins()).isZero();
        assertThat(outcomes(send(PlainClient.field(again, "ticket"), RIK, BORN)))
                .containsExactly("granted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sealed:x:y", "<script>"})
    void without_a_ticket_of_ours_nothing_is_done(String ticket) {
        var answer = send(ticket, RIK, BORN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("<script>");
        assertThat(checkins()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', Vul je kaartnummer in.",
        "'', 1985-03-02, Vul je kaartnummer in.",
        "123, 1985-03-02, Een kaartnummer heeft 13 cijfers.",
        "0987654321113, '', Vul je geboortedatum in.",
        "0987654321113, 31/02/1985, Dit is geen geboortedatum.",
        "<b>, <b>, Een kaartnummer heeft 13 cijfers."
    })
    void what_cannot_be_read_is_an_error_at_its_field_and_stays(String number, String date, String text) {
        var answer = send(ticket("demo-today"), number, date);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(text, "aria-invalid=\"true\"", "role=\"alert\"")
                .contains("value=\"" + number.replace("<", "&lt;").replace(">", ">") + "\"")
                .doesNotContain("<b>");
        assertThat(checkins()).isZero();
    }

    @Test
    void an_unknown_card_and_a_wrong_date_get_the_same_answer() {
        var ticket = ticket("demo-today");

        var wrong = send(ticket, RIK, "1986-03-02");
        var unknown = send(ticket, UNKNOWN, "1986-03-02");
        var group = send(ticket, "0900000045410", "1986-03-02");

        assertThat(wrong.status()).isEqualTo(403);
        assertThat(outcomes(wrong)).containsExactly("refused");
        assertThat(wrong.body()).contains("horen niet bij elkaar").doesNotContain("Rik");
        assertThat(normal(unknown)).isEqualTo(normal(wrong));
        assertThat(normal(group)).isEqualTo(normal(wrong));
        assertThat(unknown.status()).isEqualTo(group.status()).isEqualTo(403);
    }

    @Test
    void after_five_wrong_dates_a_card_waits_and_others_do_not() {
        for (int i = 1; i <= 5; i++) {
            assertThat(send(ticket("demo-today"), RIK, "1986-03-0" + i).status())
                    .isEqualTo(403);
        }

        var sixth = send(ticket("demo-today"), RIK, BORN);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isPresent();
        assertThat(sixth.body()).contains("te vaak een verkeerde geboortedatum", "over 13 uur");
        assertThat(outcomes(send(ticket("demo-today"), JEF, JEF_BORN))).containsExactly("granted");
        assertThat(checkins()).isOne();
        PAGES.server().clock().set(RunningServer.START.plus(Duration.ofHours(14)));
        assertThat(outcomes(send(ticket("demo-permanent"), RIK, BORN))).containsExactly("granted");
    }

    @Test
    void a_browser_in_which_the_holder_was_before_is_not_kept_out_by_guesses_of_others() {
        send(ticket("demo-permanent"), RIK, BORN);
        var stranger = PAGES.client();
        for (int i = 1; i <= 6; i++) {
            stranger.send("/q", "ticket", ticket("demo-today"), "uitpasNumber", RIK, "dateOfBirth", "1986-03-0" + i);
        }

        assertThat(stranger.send("/q", "ticket", ticket("demo-today"), "uitpasNumber", RIK, "dateOfBirth", BORN)
                        .status())
                .isEqualTo(429);
        assertThat(outcomes(send(ticket("demo-today"), RIK, BORN))).containsExactly("granted");
        assertThat(phone.cookie("__Host-passholders")).startsWith("sealed:");
    }

    @Test
    void a_family_checks_in_together_with_an_answer_for_each() {
        var ticket = ticket("demo-today");
        var longer =
                phone.send("/q", "ticket", ticket, "rows", "1", "uitpasNumber", RIK, "dateOfBirth", BORN, "more", "1");
        assertThat(longer.body()).contains("Persoon 2", "name=\"uitpasNumber2\"", "value=\"" + RIK + "\"");

        var answer = phone.send(
                "/q",
                "ticket",
                ticket,
                "rows",
                "4",
                "uitpasNumber",
                RIK,
                "dateOfBirth",
                BORN,
                "uitpasNumber2",
                JEF,
                "dateOfBirth2",
                "01/01/2000",
                "uitpasNumber3",
                "0900000002312",
                "dateOfBirth3",
                "29022000");

        assertThat(outcomes(answer)).containsExactly("granted", "refused", "refused");
        assertThat(answer.body()).contains("Deze kaart is geblokkeerd.", "Noor");
        // Only the one with the wrong date is left in the form, as its first row.
        assertThat(answer.body())
                .contains("value=\"" + JEF + "\"")
                .doesNotContain("value=\"" + RIK + "\"", "uitpasNumber2");
        assertThat(PlainClient.field(answer, "rows")).isEqualTo("1");
        assertThat(checkins()).isOne();
    }

    @Test
    void the_same_card_twice_in_a_form_is_an_error_and_saves_nothing() {
        var answer = phone.send(
                "/q",
                "ticket",
                ticket("demo-today"),
                "rows",
                "2",
                "uitpasNumber",
                RIK,
                "dateOfBirth",
                BORN,
                "uitpasNumber2",
                RIK,
                "dateOfBirth2",
                BORN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Dit kaartnummer staat er twee keer.");
        assertThat(checkins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "99", "-1", "x", ""})
    void a_form_has_one_to_six_rows_whatever_it_says(String rows) {
        var answer = phone.send("/q", "ticket", ticket("demo-today"), "rows", rows, "more", "1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("uitpasNumber7");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000520006, 1955-12-24, Je kaart spaart nu nergens punten.",
        "0900000020405, 1947-05-08, Deze kaart werkt niet meer.",
        "0900000002312, 2000-02-29, Deze kaart is geblokkeerd."
    })
    void a_card_that_saves_no_points_has_a_sentence_of_its_own(String card, String born, String text) {
        var answer = send(ticket("demo-today"), card, born);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcomes(answer)).containsExactly("refused");
        assertThat(answer.body()).contains(text);
    }

    @Test
    void a_code_that_nobody_made_is_unknown() {
        var answer = phone.get("/q/" + "z".repeat(20));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Deze code kennen we niet");
        assertThat(phone.get("/q/%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void the_code_of_an_event_that_is_over_is_over() {
        assertThat(phone.get("/q/demo-over").status()).isEqualTo(410);
    }

    @Test
    void a_typed_code_and_the_addresses_of_other_posters_lead_to_the_page_of_the_code() {
        assertThat(phone.get("/").body()).contains("href=\"/q\"", "href=\"/points\"", "href=\"/sign-in\"");
        assertThat(phone.get("/q").body()).contains("name=\"code\"");
        assertThat(phone.send("/q", "code", "demo today").header("Location")).contains("/q/demo%20today");
        assertThat(phone.get("/?qr=12345678").header("Location")).contains("/q/12345678");
        assertThat(PAGES.signedIn("ann").get("/?qr=12345678").header("Location"))
                .contains("/q/12345678");
    }

    @Test
    void a_form_of_another_site_does_nothing() {
        var ticket = ticket("demo-today");

        var answer = PAGES.client()
                .with("Sec-Fetch-Site", "cross-site")
                .send("/q", "ticket", ticket, "uitpasNumber", RIK, "dateOfBirth", BORN);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(checkins()).isZero();
    }

    @Test
    void the_answer_leads_to_all_points_without_typing_again() {
        var answer = send(ticket("demo-today"), RIK, BORN);

        var points = PAGES.client().send("/points", "holder", PlainClient.field(answer, "holder"));

        assertThat(points(points)).containsExactly("3");
        assertThat(points.body()).contains("Dag Rik", "Open dag", "Beginsaldo");
    }

    private String ticket(String code) {
        return PlainClient.field(phone.get("/q/" + code), "ticket");
    }

    private Answer send(String ticket, String number, String born) {
        return phone.send("/q", "ticket", ticket, "uitpasNumber", number, "dateOfBirth", born);
    }

    private static void endCodeIn(int seconds) {
        PAGES.execute("update checkin_code set valid_to = '2026-11-22T11:00:00Z'::timestamptz + interval '" + seconds
                + " seconds' where digest = code_digest('demo-permanent')");
    }

    private static void codeLasts() {
        PAGES.execute("update checkin_code set valid_to = '2036-11-22' where digest = code_digest('demo-permanent')");
    }

    private static long checkins() {
        return PAGES.count("select count(*) from checkin");
    }

    static List<String> outcomes(Answer answer) {
        return all(answer, "data-outcome=\"([a-z]+)\"");
    }

    static List<String> points(Answer answer) {
        return all(answer, "data-points=\"([0-9]+)\"");
    }

    private static List<String> all(Answer answer, String pattern) {
        return Pattern.compile(pattern)
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The page without what differs from one to the next: the ticket, and what was typed. */
    private static String normal(Answer answer) {
        return answer.body().replaceAll("value=\"[^\"]*\"", "");
    }
}

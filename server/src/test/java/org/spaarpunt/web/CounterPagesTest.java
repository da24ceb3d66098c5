package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;

/** The pages of a counter as a browser without scripts uses them, and as the script of the screen does. */
class CounterPagesTest {
    private static final String AT = "/counter/" + OwnPages.WERF;
    private static final String SCAN = AT + "/scan";
    private static final String VRIJ_PODIUM = "a89a2707-a35e-48da-aeda-307f857b93c0";

    /** With 20 points. */
    private static final String JEF = "0900000095902";

    /** With 4 points. */
    private static final String MARIE = "0930056878802";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("card-lookups-per-caller", "40"));

    private final PlainClient ann = PAGES.signedIn("ann");

    @BeforeEach
    void forgetWhatWasScanned() {
        PAGES.execute("delete from kept_answer");
        PAGES.execute("delete from budget_use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-haaltert", "no-such-event"})
    void an_event_that_is_not_of_the_counter_leads_back_to_the_choice(String cdbid) {
        assertThat(ann.get(SCAN + "?event=" + cdbid).header("Location")).contains(AT + "?gone=event");
        assertThat(ann.get(AT + "?gone=event").body()).contains("Die activiteit hoort niet (meer) bij deze balie.");
        assertThat(scan(JEF, cdbid).header("Location")).contains(AT + "?gone=event");
    }

    @Test
    void a_card_is_checked_in_once_however_often_its_form_is_sent() {
        var form = ann.get(SCAN + "?event=demo-today");
        var once = PlainClient.field(form, "once");

        var first = send(SCAN, "card", MARIE, "event", "demo-today", "once", once);
        var again = send(SCAN, "card", MARIE, "event", "demo-today", "once", once);

        assertThat(first.body()).contains("<h1>Open dag</h1>");
        for (var answer : List.of(first, again)) {
            assertThat(outcome(answer)).isEqualTo("granted");
            assertThat(answer.body()).contains("Marie Janssens", "data-points=\"6\"", "Net gespaard: 2 punten.");
        }
        assertThat(checkins(MARIE, "demo-today")).isEqualTo(1);
        undo(first);
    }

    @Test
    void the_same_card_again_is_amber_with_the_reason_and_saves_nothing() {
        var first = scan(MARIE, VRIJ_PODIUM);
        var second = scan(MARIE, VRIJ_PODIUM);

        assertThat(outcome(second)).isEqualTo("already");
        assertThat(second.body())
                .contains("Deze pas spaarde hier deze week al een punt.", "Dat was vandaag", "MAXIMUM_REACHED")
                .contains("data-points=\"5\"");
        assertThat(checkins(MARIE, VRIJ_PODIUM)).isEqualTo(1);
        undo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0900000002312 | INVALID_CARD_STATUS              | Deze pas is geblokkeerd.",
                "0900000020405 | INVALID_CARD_STATUS              | Deze pas is vervangen of geschrapt.",
                "0900000074519 | INVALID_CARD_STATUS              | Deze pas is nog van niemand.",
                "0900000045410 | ACTION_NOT_ALLOWED               | Dit is een groepspas.",
                "1000000520006 | PASSHOLDER_NO_ACTIVE_CARDSYSTEMS | Deze pas geldt in geen enkel kaartsysteem meer.",
                "0900000000018 | PARSE_INVALID_UITPASNUMBER       | Dit is geen nummer van een pas.",
                "0900000000001 | UNKOWN_UITPASNUMBER              | Dit nummer is hier niet bekend.",
                "04FFFFFFFFFFFF | UNKOWN_CHIPNUMBER               | Deze chip is hier niet bekend.",
                "jef           | PARSE_INVALID_UITPASNUMBER       | Dit is geen nummer van een pas.",
                "<b>jef</b>    | PARSE_INVALID_UITPASNUMBER       | Dit is geen nummer van een pas."
            })
    void each_refusal_has_its_code_and_a_sentence_of_its_own(String card, String code, String sentence) {
        var answer = scan(card, "demo-today");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcome(answer)).isEqualTo("refused");
        assertThat(answer.body())
                .contains("data-code=\"" + code + "\"", sentence)
                .doesNotContain("<b>jef");
    }

    @Test
    void a_chip_and_a_number_with_spaces_name_a_card_too() {
        assertThat(scan("04:78:4C:DA:EE:38:80", "").body()).contains("Jef Lambrecht");
        assertThat(scan(" 0900000095902 ", "").body()).contains("Jef Lambrecht");
    }

    @Test
    void an_expired_social_tariff_is_remarked_and_does_not_stop_a_check_in() {
        var answer = scan("0900000031618", "demo-today");

        assertThat(outcome(answer)).isEqualTo("granted");
        assertThat(answer.body()).contains("Kansentarief vervallen op");
        undo(answer);
    }

    @Test
    void an_event_that_has_not_begun_says_when_it_does() {
        assertThat(scan(JEF, "demo-future").body())
                .contains("Inchecken kan hier vanaf", "CHECKIN_CURRENTLY_NOT_ALLOWED");
        assertThat(scan(JEF, "d83b5b8a-108a-45d6-9ac9-8bdc44a0a24a").body()).contains("Deze activiteit is voorbij.");
    }

    @Test
    void without_an_event_the_holder_is_shown_and_nothing_is_saved() {
        long before = PAGES.count("select count(*) from checkin");

        var answer = scan(JEF, "");

        assertThat(outcome(answer)).isEqualTo("granted");
        assertThat(answer.body()).contains("Jef Lambrecht", "data-points=\"20\"", "Geldige pas", "Kopje koffie");
        assertThat(PAGES.count("select count(*) from checkin")).isEqualTo(before);
    }

    @Test
    void the_script_gets_the_answer_without_the_page_and_a_repeat_gets_the_same() {
        var key = UUID.randomUUID().toString();
        var script = PAGES.signedIn("ann").with("Idempotency-Key", key);
        var token = script.formToken();

        var first = script.send(SCAN, "formToken", token, "card", MARIE, "event", "demo-unlimited", "part", "answer");
        var again = script.send(SCAN, "formToken", token, "card", MARIE, "event", "demo-unlimited", "part", "answer");
        var other = script.send(SCAN, "formToken", token, "card", JEF, "event", "demo-unlimited", "part", "answer");

        assertThat(first.body()).startsWith("<article").doesNotContain("<html");
        assertThat(outcome(again)).isEqualTo("granted");
        assertThat(again.body()).contains("data-points=\"5\"");
        assertThat(checkins(MARIE, "demo-unlimited")).isEqualTo(1);
        assertThat(outcome(other)).isEqualTo("refused");
        assertThat(other.body()).contains("INVALID_PARAMETERS");
        undo(first);
    }

    @Test
    void a_colleague_who_signs_in_halfway_repeats_the_same_request() {
        PAGES.execute(
                "insert into counter_employee (counter_id, user_id, role) select counter.id, app_user.id, 'MEMBER'"
                        + " from counter, app_user where consumer_key = '" + OwnPages.WERF + "' and nick = 'ben'");
        PAGES.server().features().forgetChanged();
        var ben = PAGES.signedIn("ben");
        var once = UUID.randomUUID().toString();

        var first = send(SCAN, "card", MARIE, "event", "demo-unlimited", "once", once);
        var again =
                ben.send(SCAN, "formToken", ben.formToken(), "card", MARIE, "event", "demo-unlimited", "once", once);

        assertThat(outcome(again)).isEqualTo("granted");
        assertThat(checkins(MARIE, "demo-unlimited")).isEqualTo(1);
        undo(first);
        PAGES.execute("delete from counter_employee using counter, app_user where counter.id = counter_id"
                + " and app_user.id = user_id and consumer_key = '" + OwnPages.WERF + "' and nick = 'ben'");
        PAGES.server().features().forgetChanged();
    }

    @Test
    void a_reward_is_redeemed_after_one_confirmation_and_can_be_taken_back() {
        var asked = send(AT + "/redeem", "card", JEF, "event", "", "reward", "5824", "kind", "POINTS_PROMOTION");
        assertThat(asked.body()).contains("omruilen voor Jef Lambrecht?", "Prijs: 2 punten. Daarna over: 18 punten.");
        assertThat(asked.body()).contains("data-action=\"confirm\"");
        long taken = PAGES.count("select units_taken from reward where id = 5824");
        var question = asked.body().substring(asked.body().indexOf("data-question"));
        var once = value(question, "once");

        var redeemed = confirm("5824", once);
        var again = confirm("5824", once);

        assertThat(outcome(redeemed)).isEqualTo("granted");
        assertThat(redeemed.body()).contains("Omgeruild", "data-points=\"18\"");
        assertThat(again.body()).contains("data-points=\"18\"");
        assertThat(PAGES.count("select units_taken from reward where id = 5824"))
                .isEqualTo(taken + 1);

        var article = redeemed.body().substring(redeemed.body().indexOf("/cancel\""));
        var cancelled = send(AT + "/cancel", "card", JEF, "event", "", "id", value(article, "id"));
        assertThat(cancelled.body()).contains("Ongedaan gemaakt", "data-points=\"20\"");
        assertThat(send(AT + "/cancel", "card", JEF, "event", "", "id", value(article, "id"))
                        .body())
                .contains("Dit omruilen was al ongedaan gemaakt.");
        assertThat(PAGES.server().unbalanced()).isEmpty();
    }

    @Test
    void points_that_a_second_tab_has_spent_are_refused_kindly() {
        PAGES.execute("update reward set points = 15 where id = 5900");
        try {
            var first = confirm("5900", "tab-1");
            var second = confirm("5900", "tab-2");

            assertThat(outcome(first)).isEqualTo("granted");
            assertThat(outcome(second)).isEqualTo("refused");
            assertThat(second.body()).contains("Er zijn niet genoeg punten meer", "ACTION_NOT_ALLOWED");
            var article = first.body().substring(first.body().indexOf("/cancel\""));
            send(AT + "/cancel", "card", JEF, "event", "", "id", value(article, "id"));
        } finally {
            PAGES.execute("update reward set points = 2 where id = 5900");
        }
    }

    @Test
    void a_reward_that_does_not_exist_or_is_not_named_is_refused() {
        assertThat(confirm("999", "x").body()).contains("Dit voordeel bestaat niet meer.");
        assertThat(send(AT + "/redeem", "card", JEF, "reward", "abc", "kind", "POINTS_PROMOTION")
                        .status())
                .isEqualTo(400);
        assertThat(send(AT + "/redeem", "card", JEF, "reward", "1", "kind", "HOUSE")
                        .status())
                .isEqualTo(400);
        assertThat(send(AT + "/redeem", "card", "0900000045410", "reward", "1", "kind", "POINTS_PROMOTION")
                        .body())
                .contains("Dit is een groepspas.");
    }

    @Test
    void a_check_in_is_undone_within_a_quarter_of_an_hour_and_not_after() {
        var first = scan(MARIE, "demo-unlimited");
        var second = scan(MARIE, "demo-unlimited");
        assertThat(first.body()).contains("kan tot vandaag 12:15");

        PAGES.server()
                .clock()
                .set(RunningServer.START.plus(Duration.ofMinutes(15)).minusSeconds(1));
        var undone = undo(first);
        assertThat(outcome(undone)).isEqualTo("granted");
        assertThat(undone.body()).contains("Ongedaan gemaakt", "data-points=\"5\"");

        PAGES.server().clock().set(RunningServer.START.plus(Duration.ofMinutes(15)));
        var late = undo(second);
        assertThat(outcome(late)).isEqualTo("refused");
        assertThat(late.body()).contains("Ongedaan maken kan tot 15 minuten na de check-in.", "CHECKIN_UNDO_EXPIRED");

        PAGES.server().clock().set(RunningServer.START);
        undo(second);
        assertThat(PAGES.server().unbalanced()).isEmpty();
    }

    @Test
    void the_list_of_recent_check_ins_has_the_newest_first_and_undoes_them() {
        scan(MARIE, "demo-unlimited");
        PAGES.server().clock().set(RunningServer.START.plusSeconds(60));
        scan(JEF, "demo-unlimited");

        var list = ann.get(AT + "/recent");
        assertThat(list.body()).containsSubsequence("Jef Lambrecht", "Boekenruil", "+1", "Marie Janssens");
        for (int i = 0; i < 2; i++) {
            var id = Pattern.compile("data-checkin=\"([^\"]+)\"")
                    .matcher(ann.get(AT + "/recent").body());
            assertThat(id.find()).isTrue();
            var answer = send(AT + "/recent", "id", id.group(1));
            assertThat(answer.header("Location")).contains(AT + "/recent?result=UNDONE");
        }
        assertThat(ann.get(AT + "/recent?result=UNDONE").body())
                .contains("De check-in is ongedaan gemaakt.")
                .doesNotContain("Marie Janssens");
        assertThat(send(AT + "/recent", "id", "1-1").header("Location")).contains(AT + "/recent?result=UNKNOWN");
        assertThat(send(AT + "/recent", "id", "x").header("Location")).contains(AT + "/recent?result=UNKNOWN");
    }

    @Test
    void redemptions_are_listed_among_the_check_ins_and_taken_back_for_a_day() {
        var first = scan(MARIE, "demo-unlimited");
        PAGES.server().clock().set(RunningServer.START.plusSeconds(60));
        confirm("5824", "recent-1");
        PAGES.server().clock().set(RunningServer.START.plusSeconds(120));
        var last = scan(MARIE, "demo-unlimited");

        var list = ann.get(AT + "/recent").body();
        assertThat(list)
                .containsSubsequence(
                        "Marie Janssens", "+1", "Jef Lambrecht", "Omgeruild: ", "−2", "Marie Janssens", "+1");
        undo(first);
        undo(last);
        var id = redemption(list);

        PAGES.execute(
                "update redemption set redeemed_at = redeemed_at - interval '23:59:00' where cancelled_at is null");
        assertThat(ann.get(AT + "/recent").body()).contains("data-redemption").doesNotContain("name=\"redemption\"");
        PAGES.server().clock().set(RunningServer.START.plusSeconds(119));
        assertThat(ann.get(AT + "/recent").body()).contains("name=\"redemption\"");
        assertThat(send(AT + "/recent", "redemption", id).header("Location")).contains(AT + "/recent?result=CANCELLED");
        assertThat(ann.get(AT + "/recent?result=CANCELLED").body())
                .contains("Het omruilen is ongedaan gemaakt; de punten zijn terug.")
                .doesNotContain("Jef Lambrecht");
        assertThat(send(AT + "/recent", "redemption", id).header("Location"))
                .contains(AT + "/recent?result=REDEMPTION_UNKNOWN");
        assertThat(send(AT + "/recent", "redemption", "1-x").header("Location"))
                .contains(AT + "/recent?result=REDEMPTION_UNKNOWN");
        assertThat(PAGES.server().unbalanced()).isEmpty();
    }

    @Test
    void a_redemption_of_another_counter_is_neither_listed_nor_taken_back() {
        confirm("5824", "recent-2");
        var id = redemption(ann.get(AT + "/recent").body());
        var other = "/counter/47B6FA21-ACB1-EA8F-2C231182C7DD0A19/recent";

        assertThat(ann.get(other).body()).doesNotContain("data-redemption");
        assertThat(send(other, "redemption", id).header("Location")).contains(other + "?result=REDEMPTION_ELSEWHERE");
        assertThat(send(AT + "/recent", "redemption", id).header("Location")).contains(AT + "/recent?result=CANCELLED");
    }

    private static String redemption(String list) {
        var found = Pattern.compile("data-redemption=\"([^\"]+)\"").matcher(list);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void a_card_that_is_missing_too_long_or_sent_twice_is_refused_and_nothing_else_happens() {
        assertThat(outcome(send(SCAN, "event", "demo-today"))).isEqualTo("refused");
        assertThat(outcome(scan("9".repeat(5000), "demo-today"))).isEqualTo("refused");
        var twice = new Parameters(List.of(
                new Parameter("formToken", ann.formToken()),
                new Parameter("card", MARIE),
                new Parameter("card", JEF),
                new Parameter("event", "demo-today")));
        assertThat(ann.post(SCAN, twice).status()).isEqualTo(400);
        assertThat(checkins(MARIE, "demo-today")).isZero();
    }

    @Test
    void a_form_of_another_session_changes_nothing_and_one_without_a_session_leads_to_the_sign_in() {
        var stale = ann.send(SCAN, "formToken", "of-another-session", "card", MARIE, "event", "demo-today");
        var signedOut = PAGES.client()
                .with("Sec-Fetch-Mode", "cors")
                .send(SCAN, "formToken", "any", "card", MARIE, "event", "demo-today");
        var foreign = PAGES.signedIn("ann")
                .with("Sec-Fetch-Site", "cross-site")
                .send(SCAN, "formToken", ann.formToken(), "card", MARIE, "event", "demo-today");

        assertThat(stale.status()).isEqualTo(403);
        assertThat(signedOut.header("Location")).contains("/sign-in");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(checkins(MARIE, "demo-today")).isZero();
    }

    @Test
    void the_screen_says_when_too_many_unknown_numbers_were_read() {
        for (int i = 0; i < 40; i++) {
            assertThat(scan("0900000000001", "demo-today").status()).isEqualTo(200);
        }

        var answer = scan("0900000000001", "demo-today");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Hier zijn te veel onbekende nummers gelezen.");
    }

    @Test
    void the_screen_runs_our_own_scripts_only_and_the_choice_before_it_none() {
        var screen = ann.get(SCAN + "?event=demo-today");

        assertThat(screen.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("script-src 'self';", "connect-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(ann.get(AT).header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("script-src"));
        assertThat(screen.body())
                .doesNotContain("style=")
                .doesNotContain("onclick")
                .doesNotContain("<script>");
    }

    private Answer confirm(String reward, String once) {
        return send(
                AT + "/redeem",
                "card",
                JEF,
                "event",
                "",
                "reward",
                reward,
                "kind",
                "POINTS_PROMOTION",
                "confirmed",
                "yes",
                "once",
                once);
    }

    private Answer scan(String card, String event) {
        return send(
                SCAN, "card", card, "event", event, "once", UUID.randomUUID().toString());
    }

    /** Takes back what an answer offers to take back. */
    private Answer undo(Answer answer) {
        var form = answer.body().substring(answer.body().indexOf("/undo\""));
        return send(AT + "/undo", "card", value(form, "card"), "event", value(form, "event"), "id", value(form, "id"));
    }

    private Answer send(String path, String... namesAndValues) {
        var all = new String[namesAndValues.length + 2];
        all[0] = "formToken";
        all[1] = ann.formToken();
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return ann.send(path, all);
    }

    private static String outcome(Answer answer) {
        var found = Pattern.compile("data-outcome=\"([a-z]+)\" data-said").matcher(answer.body());
        return found.find() ? found.group(1) : "none";
    }

    private static String value(String html, String field) {
        var found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static long checkins(String card, String event) {
        return PAGES.count("select count(*) from checkin join event on event.id = event_id where reversed_at is null"
                + " and card_number = '" + card + "' and cdbid = '" + event + "'");
    }
}

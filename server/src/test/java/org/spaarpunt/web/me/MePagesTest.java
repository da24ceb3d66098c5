package org.spaarpunt.web.me;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Jef's own pages: he has card 0900000095902 with 20 points. */
class MePagesTest {
    private static final String CARD = "0900000095902";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient jef;
    private String token;

    @BeforeEach
    void signIn() {
        PAGES.execute("delete from removal_request");
        PAGES.execute("update card set status = 'ACTIVE' where number = '" + CARD + "'");
        PAGES.execute("update passholder set date_of_birth = '1990-05-17' where uid = 'demo-passholder-3'");
        jef = PAGES.signedIn("jef");
        token = jef.formToken();
    }

    @Test
    void an_activation_link_leads_to_an_account_and_from_there_to_the_own_pages() {
        PAGES.execute("update passholder set date_of_birth = '1979-11-23' where id = "
                + "(select passholder_id from card where number = '0930056878802')");
        PAGES.execute("insert into consumer_permission values ('demo-member-app', 'PASSHOLDER_ACTIVATE')");
        var activation = PAGES.server()
                .as(DemoProfile.MEMBER_APP)
                .get("uitpas/passholder/0930056878802/activation?dob=1979-11-23");
        assertThat(activation.body()).contains("ACTION_SUCCEEDED");
        var link = activation.xml("/response/activationLink");
        var path = link.substring(link.indexOf("/invitation/"));
        var client = PAGES.client();

        var chosen = client.send(path, "wanted", "een langer wachtwoord");
        var signIn = client.get(chosen.header("Location").orElseThrow());
        var signedIn = client.send(
                "/sign-in", "username", PlainClient.field(signIn, "username"), "password", "een langer wachtwoord");
        var front = client.get(signedIn.header("Location").orElseThrow());

        assertThat(front.header("Location")).contains("/me");
        assertThat(client.get("/me").body()).contains("data-points=\"4\"", "0930 0568 7880 2");
    }

    @Test
    void the_first_page_shows_the_points_the_card_and_the_latest_movements() {
        var page = jef.get("/me");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Dag Jef</h1>", "data-points=\"20\"", "Streepjescode van kaart 0900 0000 9590 2")
                .contains("Overgenomen van vroeger", "Binnen bereik");
        assertThat(page.header("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/history", "/me/rewards", "/me/family", "/me/preferences", "/me/data"})
    void a_user_without_a_card_is_told_how_to_get_an_account_with_one(String path) {
        var page = PAGES.signedIn("ben").get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Nog geen pas").doesNotContain("Jef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/history", "/me/rewards", "/me/family", "/me/preferences", "/me/data"})
    void a_browser_without_a_session_signs_in_first_and_comes_back(String path) {
        assertThat(PAGES.client().get(path).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in?next="));
    }

    @Test
    void the_history_has_a_reason_for_every_movement() {
        var saved = PAGES.server()
                .as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", CARD);
        assertThat(saved.status()).isEqualTo(200);
        var title = PAGES.texts("select title from event where cdbid = 'demo-unlimited'")
                .getFirst();

        assertThat(jef.get("/me/history").body())
                .contains("Punt gespaard", title + " · CC De Werf", "Overgenomen van vroeger");
    }

    @Test
    void rewards_say_what_they_cost_and_how_many_points_are_missing() {
        PAGES.execute("update balance set points = 7 where passholder_id = "
                + "(select id from passholder where uid = 'demo-passholder-3')");
        try {
            assertThat(jef.get("/me/rewards").body())
                    .contains("Nu om te ruilen", "5 punten", "Om voor te sparen", "Nog 3 te gaan")
                    .contains("<progress max=\"10\" value=\"7\"");
        } finally {
            PAGES.execute("""
                    update balance set points = (
                        select sum(case when destination = 'PASSHOLDER' then points else -points end) from transfer
                        where transfer.passholder_id = balance.passholder_id)
                    """);
        }
    }

    @Test
    void preferences_are_saved_and_an_empty_field_removes_what_was_there() {
        var saved =
                send("/me/preferences", "email", " jef@nieuw.example ", "gsm", "", "telephone", "02 123", "sms", "yes");

        assertThat(saved.header("Location")).contains("/me/preferences?done=preferences");
        assertThat(PAGES.texts("select concat_ws('|', email, gsm, telephone, opt_in_sms, opt_in_post) from passholder "
                        + "where uid = 'demo-passholder-3'"))
                .containsExactly("jef@nieuw.example||02 123|t|f");
        assertThat(lastAct()).isEqualTo("PASSHOLDER_UPDATED demo-passholder-3");
    }

    @ParameterizedTest
    @CsvSource({"email,jef@,Dit is geen e-mailadres.", "gsm,LONG,Dit is te lang", "telephone,LONG,Dit is te lang"})
    void a_wrong_preference_keeps_what_was_typed_with_the_error_at_its_field(String field, String typed, String said) {
        var value = typed.equals("LONG") ? "0".repeat(121) : typed;
        var answer = send("/me/preferences", field, value, "post", "yes");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "id=\"" + field + "-error\">" + said,
                        "value=\"" + value + "\"",
                        "name=\"post\" value=\"yes\" checked");
    }

    @Test
    void a_child_cannot_agree_to_be_sent_anything() {
        PAGES.execute("update passholder set date_of_birth = '2015-01-01' where uid = 'demo-passholder-3'");

        var answer = send("/me/preferences", "infoMails", "yes");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Tot je zestien bent");
    }

    @Test
    void all_that_is_stored_comes_as_a_file_and_is_in_the_audit_log() {
        var file = send("/me/data", "act", "file");

        assertThat(file.header("Content-Disposition")).contains("attachment; filename=\"spaarpunt.json\"");
        assertThat(file.json().get("passholder").get("firstName").asString()).isEqualTo("Jef");
        assertThat(lastAct()).isEqualTo("PASSHOLDER_EXPORTED demo-passholder-3");
    }

    @Test
    void a_browser_that_was_left_open_gives_out_no_file() {
        PAGES.server().clock().advance(Duration.ofMinutes(11));

        var asked = send("/me/data", "act", "file");

        assertThat(asked.header("Content-Disposition")).isEmpty();
        assertThat(asked.body()).contains("type=\"password\"");
        assertThat(send("/me/data", "act", "file", "proof", "demo").header("Content-Disposition"))
                .isPresent();
    }

    @Test
    void a_request_to_be_removed_is_asked_about_noted_once_and_can_be_withdrawn() {
        assertThat(send("/me/data", "act", "leave").body()).contains("Vragen om je gegevens te verwijderen, Jef?");
        assertThat(PAGES.count("select count(*) from removal_request")).isZero();

        for (int i = 0; i < 2; i++) {
            var noted = send("/me/data", "act", "leave", "confirmed", "yes");
            assertThat(noted.header("Location")).contains("/me/data?done=leave");
        }
        assertThat(PAGES.count("select count(*) from removal_request")).isEqualTo(1);
        assertThat(lastAct()).isEqualTo("REMOVAL_REQUESTED demo-passholder-3");
        assertThat(jef.get("/me").body()).contains("om je gegevens te verwijderen");

        send("/me/data", "act", "stay");
        assertThat(PAGES.count("select count(*) from removal_request")).isZero();
        assertThat(lastAct()).isEqualTo("REMOVAL_WITHDRAWN demo-passholder-3");
    }

    @Test
    void a_lost_card_is_blocked_after_a_question_whose_address_has_no_number() {
        var question = send("/me/block", "card", CARD);
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.body()).contains("Kaart 0900 0000 9590 2 blokkeren?");

        for (int i = 0; i < 2; i++) {
            var blocked = send("/me/block", "card", CARD, "confirmed", "yes");
            assertThat(blocked.header("Location")).contains("/me?done=blockOwn");
        }
        assertThat(PAGES.texts("select status from card where number = '" + CARD + "'"))
                .containsExactly("BLOCKED");
        assertThat(lastAct()).isEqualTo("CARD_BLOCKED " + CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0930056878802", "<b>", "0900000002312"})
    void the_card_of_somebody_else_cannot_be_blocked(String card) {
        assertThat(send("/me/block", "card", card, "confirmed", "yes").status()).isEqualTo(400);
        assertThat(PAGES.texts("select status from card where number = '0930056878802'"))
                .containsExactly("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/block", "/me/preferences", "/me/data"})
    void a_form_without_the_token_of_the_session_does_nothing(String path) {
        assertThat(jef.send(path, "card", CARD, "confirmed", "yes", "act", "leave")
                        .status())
                .isEqualTo(403);
        assertThat(PAGES.count("select count(*) from removal_request")).isZero();
    }

    private Answer send(String path, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", token));
        return jef.send(path, all.toArray(String[]::new));
    }

    private static String lastAct() {
        return PAGES.texts("select act || ' ' || subject from audit_entry order by id desc limit 1")
                .getFirst();
    }
}

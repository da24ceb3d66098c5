package org.spaarpunt.web.me;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Jef's family: Rik was born in 1985, holds card 0987654321113 with 1 point and has no account. */
class FamilyPagesTest {
    private static final String RIK = "0987654321113";
    private static final String RIK_BORN = "02/03/1985";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient jef;

    @BeforeEach
    void jef_has_no_family() {
        PAGES.execute("delete from family_member");
        PAGES.execute("delete from family_invitation");
        PAGES.execute("delete from budget_use");
        PAGES.execute("delete from kept_answer");
        PAGES.execute("delete from transfer where reason = 'CHECKIN'");
        PAGES.execute("delete from checkin");
        PAGES.execute("update balance set points = 1 where passholder_id = "
                + "(select id from passholder where uid = 'demo-passholder-1')");
        PAGES.execute("update balance set points = 20 where passholder_id = "
                + "(select id from passholder where uid = 'demo-passholder-3')");
        jef = PAGES.signedIn("jef");
    }

    @Test
    void somebody_without_an_account_is_added_with_card_and_date_of_birth() {
        var added = send("act", "add", "uitpasNumber", RIK, "dateOfBirth", RIK_BORN, "history", "yes");

        assertThat(added.header("Location")).contains("/me/family?done=familyAdded");
        var page = jef.get("/me/family").body();
        assertThat(page)
                .contains("<strong>Rik</strong>", "1 punt", "Overgenomen van vroeger")
                .doesNotContain("Peeters");
        assertThat(lastAct()).isEqualTo("FAMILY_MEMBER_ADDED demo-passholder-1 demo-passholder-3");
    }

    @Test
    void what_is_not_shared_is_not_shown() {
        send("act", "add", "uitpasNumber", RIK, "dateOfBirth", RIK_BORN);

        assertThat(jef.get("/me/family").body())
                .contains("<strong>Rik</strong>", "1 punt")
                .doesNotContain("Overgenomen van vroeger", "Kan nu krijgen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0987654321113 | 03/03/1985 | 403 | horen niet bij elkaar
            0900000099904 | 03/03/1985 | 403 | horen niet bij elkaar
            12            | 03/03/1985 | 400 | heeft 13 cijfers
            0900000095902 | 17/05/1990 | 409 | de kaart van het gezin zelf
            """)
    void a_wrong_card_or_date_is_explained_at_the_field(String card, String born, int status, String text) {
        var answer = send("act", "add", "uitpasNumber", card, "dateOfBirth", born);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(PAGES.count("select count(*) from family_member")).isZero();
    }

    @Test
    void an_invitation_is_shown_once_and_used_once() {
        var page = jef.get("/me/family");
        var made = send("act", "invite", "once", PlainClient.field(page, "once"));
        var receipt = made.header("Location").orElseThrow();
        assertThat(receipt).startsWith("/me/family/link/");
        var link = link(jef.get(receipt));
        assertThat(jef.get(receipt).body()).doesNotContain("/family/" + link);

        var rik = PAGES.client();
        assertThat(rik.get("/family/" + link).body()).contains("Jef nodigt je uit");
        var joined = rik.send("/family/" + link, "uitpasNumber", RIK, "dateOfBirth", RIK_BORN, "rewards", "yes");
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.body()).contains("Je hoort nu bij het gezin van Jef");
        assertThat(PAGES.texts("select shares_history || ' ' || shares_rewards from family_member"))
                .containsExactly("false true");

        assertThat(rik.get("/family/" + link).status()).isEqualTo(404);
        assertThat(rik.send("/family/" + link, "uitpasNumber", RIK, "dateOfBirth", RIK_BORN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_invitation_ends_after_a_week_or_when_it_is_withdrawn() {
        var first = invitation();
        PAGES.server().clock().advance(Duration.ofDays(7));
        assertThat(PAGES.client().get("/family/" + first).status()).isEqualTo(404);

        jef = PAGES.signedIn("jef");
        var second = invitation();
        assertThat(PAGES.client().get("/family/" + second).status()).isEqualTo(200);
        send("act", "withdraw");
        assertThat(PAGES.client().get("/family/" + second).status()).isEqualTo(404);
    }

    @Test
    void no_more_than_five_invitations_wait() {
        for (int i = 0; i < 5; i++) {
            invitation();
        }
        var page = jef.get("/me/family");
        var sixth = send("act", "invite", "once", PlainClient.field(page, "once"));

        assertThat(sixth.status()).isEqualTo(409);
        assertThat(sixth.body()).contains("Er wachten al vijf uitnodigingen");
    }

    @Test
    void who_is_signed_in_agrees_at_once_chooses_what_is_shared_and_leaves() {
        PAGES.execute("""
                insert into family_invitation
                select 'c4a2a9a9-0f3c-4b60-9d7e-0c9f4d6c9a11', id, now(), '2100-01-01' from passholder where uid = 'demo-passholder-1'""");
        var secret = "rik-invites";
        PAGES.jdbi().useHandle(handle -> handle.execute("update family_invitation set digest = ?", Digest.of(secret)));

        assertThat(jef.get("/family/" + secret).body()).contains("Rik nodigt je uit", "Je bent aangemeld als Jef.");
        var joined = jef.send("/family/" + secret, "formToken", jef.formToken(), "history", "yes");
        assertThat(joined.header("Location")).contains("/me/family?done=familyJoined");
        assertThat(jef.get("/me/family").body()).contains("Je hoort bij het gezin van Rik");

        send("act", "share", "rewards", "yes");
        assertThat(PAGES.texts("select shares_history || ' ' || shares_rewards from family_member"))
                .containsExactly("false true");
        assertThat(send("act", "leave").body()).contains("Weggaan uit het gezin van Rik?");
        assertThat(send("act", "leave", "confirmed", "yes").header("Location")).contains("/me/family?done=familyLeft");
        assertThat(lastAct()).isEqualTo("FAMILY_MEMBER_REMOVED demo-passholder-3 demo-passholder-1");
    }

    @Test
    void a_member_is_removed_after_a_question() {
        send("act", "add", "uitpasNumber", RIK, "dateOfBirth", RIK_BORN);

        assertThat(send("act", "remove", "member", "demo-passholder-1").body()).contains("Rik uit je gezin halen?");
        assertThat(send("act", "remove", "member", "demo-passholder-1", "confirmed", "yes")
                        .header("Location"))
                .contains("/me/family?done=familyRemoved");
        assertThat(PAGES.count("select count(*) from family_member")).isZero();
        assertThat(send("act", "remove", "member", "demo-passholder-2", "confirmed", "yes")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_page_of_a_code_checks_in_the_family_without_typing() {
        send("act", "add", "uitpasNumber", RIK, "dateOfBirth", RIK_BORN);
        var page = jef.get("/q/demo-today");
        assertThat(page.body()).contains("companion-demo-passholder-3", "companion-demo-passholder-1");

        var answer = jef.send(
                "/q",
                "ticket",
                PlainClient.field(page, "ticket"),
                "companion",
                "demo-passholder-3",
                "companion",
                "demo-passholder-1",
                "companion",
                "demo-passholder-2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcomes(answer)).containsExactly("granted", "granted");
        assertThat(answer.body()).contains("data-points=\"22\"", "data-points=\"3\"");
        assertThat(answer.body()).contains("Alle punten van Jef").doesNotContain("Alle punten van Rik");
        assertThat(PAGES.count("select count(*) from checkin")).isEqualTo(2);
        assertThat(PAGES.client().get("/q/demo-today").body()).doesNotContain("companion");
    }

    private String invitation() {
        var page = jef.get("/me/family");
        var made = send("act", "invite", "once", PlainClient.field(page, "once"));
        return link(jef.get(made.header("Location").orElseThrow()));
    }

    private static String link(Answer page) {
        var found = Pattern.compile("/family/([A-Za-z0-9_-]{43})").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> outcomes(Answer answer) {
        return Pattern.compile("data-outcome=\"(\\w+)\"")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Answer send(String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", jef.formToken()));
        return jef.send("/me/family", all.toArray(String[]::new));
    }

    private static String lastAct() {
        return PAGES.texts("select act || ' ' || subject || ' ' || details from audit_entry order by id desc limit 1")
                .getFirst();
    }
}

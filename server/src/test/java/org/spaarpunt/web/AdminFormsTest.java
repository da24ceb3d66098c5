package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters;

/** What the forms of the administration do with what a browser would not send, and with what only a database shows. */
class AdminFormsTest {
    private static final String APP = "/admin/consumers/demo-counter-app";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "one", "1.5", "8785", "9223372036854775807", "9223372036854775808"})
    void a_number_of_hours_that_is_none_or_out_of_bounds_leaves_the_secret_as_it_was(String hours) {
        var before = PAGES.texts("select secret from consumer where key = 'demo-counter-app'");

        var answer = administrator.send(APP, "formToken", token, "act", "rotate", "hours", hours);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<p class=\"error\" id=\"hours-error\">De tijd ligt tussen 0 uren en een jaar.</p>");
        assertThat(PAGES.texts("select secret from consumer where key = 'demo-counter-app'"))
                .isEqualTo(before);
    }

    @Test
    void a_user_who_is_linked_to_a_provider_is_shown_so_and_unlinked() {
        PAGES.execute(
                "insert into user_identity select 'https://id.example', 'b', id from app_user where nick = 'ben'");
        var ben = PAGES.signedIn("ben");
        var page = "/admin/users/"
                + PAGES.texts("select uid from app_user where nick = 'ben'").getFirst();
        assertThat(administrator.get(page).body()).contains("Meldt zich ook aan met https://id.example.");
        assertThat(administrator
                        .send(
                                page,
                                "formToken",
                                token,
                                "act",
                                "unlink",
                                "issuer",
                                "https://other.example",
                                "confirmed",
                                "yes")
                        .header("Location"))
                .contains(page);
        assertThat(ben.get("/account").status()).isEqualTo(200);

        var answer = administrator.send(
                page, "formToken", token, "act", "unlink", "issuer", "https://id.example", "confirmed", "yes");

        assertThat(answer.header("Location")).contains(page + "?done=unlink");
        assertThat(PAGES.count("select count(*) from user_identity")).isZero();
        assertThat(ben.get("/account").status()).isEqualTo(303);
        assertThat(administrator.get(page).body()).doesNotContain("id.example");
        assertThat(PAGES.texts("select act || ': ' || details from audit_entry where act like 'IDENTITY%'"))
                .containsExactly("IDENTITY_UNLINKED: https://id.example");
    }

    /** Every act that is asked about first: as it is sent, and what the question names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/consumers/demo-no-rights | act=revoke | App zonder rechten intrekken?",
                "/admin/consumers/demo-no-rights | act=rotate&hours=0 | Het secret van App zonder rechten meteen vervangen?",
                "/admin/consumers/demo-no-rights | act=endPrevious | Het vorige secret van App zonder rechten nu beëindigen?",
                "/admin/consumers/demo-counter-app | act=withdraw&permission=ACT_FOR_COUNTERS | Permissie van Balie-app intrekken?",
                "/admin/counters/demo-library-haaltert | act=dismiss&who=BEN | Ben Maes verwijderen bij Bibliotheek Haaltert?",
                "/admin/users/BEN | act=disable | Het account van Ben Maes blokkeren?",
                "/admin/users/BEN | act=make | Ben Maes beheerder maken?",
                "/admin/users/BEN | act=unmake | Ben Maes niet meer laten beheren?",
            })
    void a_dangerous_act_is_asked_about_on_a_page_of_its_own_and_not_done(String path, String form, String question) {
        var before = PAGES.count("select count(*) from audit_entry");
        var page = path.replace("BEN", ben());

        var sent = administrator.post(page, form(form.replace("BEN", ben()) + "&formToken=" + token));

        assertThat(sent.status()).isEqualTo(303);
        var asked = administrator.get(sent.header("Location").orElseThrow());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body())
                .contains("<h1>" + question + "</h1>", "<a class=\"button secondary\" href=\"" + page + "\">Terug</a>")
                .containsPattern("<form method=\"post\" action=\"" + page + "\"");
        assertThat(PlainClient.field(asked, "confirmed")).isEqualTo("yes");
        assertThat(PlainClient.field(asked, "formToken")).isEqualTo(token);
        assertThat(PAGES.count("select count(*) from audit_entry")).isEqualTo(before);
    }

    @Test
    void the_answer_to_a_question_does_what_was_asked() {
        var path = "/admin/counters/demo-library-haaltert";
        var link = Pattern.compile("href=\"(/admin/counters/demo-library-haaltert\\?ask=takeOut[^\"]+)\"")
                .matcher(administrator.get(path).body());
        assertThat(link.find()).isTrue();
        var asked = administrator.get(link.group(1).replace("&amp;", "&"));
        var group = PlainClient.field(asked, "group");
        assertThat(asked.body()).contains("Bibliotheek Haaltert uit de groep " + group + " halen?");
        var form = new String[] {
            "act",
            PlainClient.field(asked, "act"),
            "group",
            group,
            "cardSystem",
            PlainClient.field(asked, "cardSystem"),
            "confirmed",
            "yes",
            "formToken",
            token
        };

        assertThat(administrator.send(path, form).header("Location")).contains(path + "?done=takeOut");
        assertThat(administrator.send(path, form).header("Location")).contains(path);
        assertThat(administrator.get(link.group(1).replace("&amp;", "&")).body())
                .contains("<h1>Bibliotheek Haaltert</h1>");
    }

    @Test
    void a_token_is_revoked_after_a_question_whose_address_does_not_hold_it() {
        var page = "/admin/consumers/demo-library-haaltert";
        var link = Pattern.compile("href=\"(" + page + "\\?ask=revokeToken[^\"]+)\"")
                .matcher(administrator.get(page).body());
        assertThat(link.find()).isTrue();
        var asked = administrator.get(link.group(1).replace("&amp;", "&"));
        var revoked = PlainClient.field(asked, "token");
        assertThat(link.group(1)).doesNotContain(revoked);

        administrator.send("/admin/tokens", "token", revoked, "back", page, "formToken", token);
        assertThat(PAGES.count(
                        "select count(*) from access_token where revoked_at is not null and token = '" + revoked + "'"))
                .isZero();
        administrator.send("/admin/tokens", "token", revoked, "back", page, "confirmed", "yes", "formToken", token);
        assertThat(PAGES.count(
                        "select count(*) from access_token where revoked_at is not null and token = '" + revoked + "'"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eva@demo.example", "Éva Van Hove", "eva van  hove", "Van Hove Eva", "eva"})
    void an_employee_is_added_by_what_people_call_them(String who) {
        PAGES.execute("""
                insert into app_user (uid, nick, email, given_name, family_name)
                values ('uid-of-eva', 'eva', 'eva@demo.example', 'Eva', 'Van Hove') on conflict do nothing
                """);
        PAGES.execute("delete from counter_employee using app_user where user_id = id and nick = 'eva'");

        var answer =
                administrator.send("/admin/counters/" + OwnPages.WERF, "formToken", token, "act", "member", "who", who);

        assertThat(answer.header("Location")).contains("/admin/counters/" + OwnPages.WERF + "?done=member");
        assertThat(PAGES.count(
                        "select count(*) from counter_employee join app_user on user_id = id where nick = 'eva'"))
                .isOne();
    }

    @Test
    void of_several_people_of_one_name_it_is_asked_who_is_meant() {
        PAGES.execute("""
                insert into app_user (uid, nick, email, given_name, family_name)
                values ('uid-of-tom1', 'tom1', 'tom1@demo.example', 'Tom', 'Claes'), ('uid-of-tom2', 'tom2', null, 'Tom', 'Claes')
                """);
        var path = "/admin/counters/" + OwnPages.WERF;

        var asked = administrator.send(path, "formToken", token, "act", "member", "who", "tom claes");

        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body())
                .contains("<h1>Wie bedoel je?</h1>", "tom1 · tom1@demo.example", "value=\"uid-of-tom2\"", "Terug");
        administrator.send(path, "formToken", token, "act", "member", "who", "uid-of-tom2");
        assertThat(PAGES.texts(
                        "select nick from counter_employee join app_user on user_id = id where nick like 'tom_'"))
                .containsExactly("tom2");
    }

    @Test
    void the_language_links_of_a_page_that_says_what_went_wrong_lead_to_it_or_to_the_form() {
        assertThat(PAGES.client().get("/admin/nowhere?x=1").body()).contains("href=\"/admin/nowhere?x=1&amp;lang=fr\"");
        assertThat(PAGES.client().get("/nowhere?lang=fr").body()).contains("Cette page n’existe pas");
        var own = PAGES.server().uri();
        var stale = PAGES.signedIn("admin")
                .with("Referer", own + "/account?lang=nl")
                .send("/account/password");
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.body()).contains("href=\"/account?lang=fr\"");
        var elsewhere = PAGES.signedIn("admin")
                .with("Referer", "https://evil.example/x")
                .send("/account/password");
        assertThat(elsewhere.body()).contains("href=\"/account/password?lang=fr\"");
    }

    private static String ben() {
        return PAGES.texts("select uid from app_user where nick = 'ben'").getFirst();
    }

    private static Parameters form(String encoded) {
        return Parameters.parse(encoded).orElseThrow();
    }

    @Test
    void what_was_done_is_said_in_words() {
        assertThat(administrator.get(APP + "?done=grant").body()).contains("De permissie is toegekend.");
        assertThat(administrator.get(APP + "?done=dance").body()).doesNotContain("role=\"status\"");
    }
}

package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

class AccountPageTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void one_ends_the_access_of_an_application_and_its_token_stops_working_at_once() {
        var client = PAGES.signedIn("ben");
        assertThat(client.get("/account").body()).contains("Bibliotheek Haaltert");
        assertThat(PAGES.server()
                        .as(DemoProfile.LIBRARY)
                        .post("uitpas/passholder/checkin")
                        .status())
                .isEqualTo(400);

        var asked = client.send(
                "/account/applications/end", "application", "demo-library-haaltert", "formToken", client.formToken());
        var question = client.get(asked.header("Location").orElseThrow());
        assertThat(question.body()).contains("De toegang van Bibliotheek Haaltert intrekken?");
        var answer = client.send(
                "/account/applications/end",
                "application",
                PlainClient.field(question, "application"),
                "confirmed",
                PlainClient.field(question, "confirmed"),
                "formToken",
                client.formToken());

        assertThat(answer.header("Location")).contains("/account?done=application");
        assertThat(client.get("/account?done=application").body())
                .contains("Die toepassing heeft geen toegang meer.")
                .doesNotContain("application=demo-library-haaltert");
        assertThat(PAGES.server()
                        .as(DemoProfile.LIBRARY)
                        .post("uitpas/passholder/checkin")
                        .header("WWW-Authenticate"))
                .hasValueSatisfying(told -> assertThat(told).contains("token_revoked"));
    }

    @Test
    void one_sees_the_counters_that_one_was_added_to_and_leaves_them() {
        PAGES.execute("""
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44' and nick = 'jef'
                """);
        var client = PAGES.signedIn("jef");
        assertThat(client.get("/account").body()).contains("Balies waar je werkt", "CC De Werf");

        var answer = leave(client, "31413BDF-DFC7-7A9F-10403618C2816E44");
        assertThat(answer.header("Location")).contains("/account?done=counter");
        assertThat(client.get("/account?done=counter").body())
                .contains("Je werkt niet meer aan die balie.")
                .doesNotContain("CC De Werf");
        long entries = PAGES.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(*) from audit_entry where act = 'EMPLOYEE_REMOVED'
                            and subject = '31413BDF-DFC7-7A9F-10403618C2816E44'
                        """).mapTo(Long.class).one());
        assertThat(entries).isEqualTo(1);
    }

    @Test
    void the_only_admin_of_a_counter_stays() {
        var client = PAGES.signedIn("ann");
        assertThat(leave(client, "31413BDF-DFC7-7A9F-10403618C2816E44").header("Location"))
                .contains("/account?done=lastAdmin");
        assertThat(client.get("/account?done=lastAdmin").body()).contains("Je bent de enige admin", "CC De Werf");
        client.send("/sign-out", "formToken", client.formToken());
    }

    private static Answer leave(PlainClient client, String counter) {
        var asked = client.send("/account/counters/leave", "counter", counter, "formToken", client.formToken());
        var question = client.get(asked.header("Location").orElseThrow());
        return client.send(
                "/account/counters/leave",
                "counter",
                PlainClient.field(question, "counter"),
                "confirmed",
                PlainClient.field(question, "confirmed"),
                "formToken",
                client.formToken());
    }

    @Test
    void an_application_that_one_ends_can_no_longer_fetch_the_token_that_one_allowed() {
        var token = PAGES.requestToken(OwnPages.CALLBACK);
        var client = PAGES.signedIn("ann");
        var asked = client.get("/uitid/rest/auth/authorize?oauth_token=" + token.token());
        var back = client.send(
                "/uitid/rest/auth/authorize",
                "oauth_token",
                token.token(),
                "ticket",
                PlainClient.field(asked, "ticket"),
                "decision",
                "allow");
        var verifier = back.header("Location").orElseThrow().replaceFirst(".*oauth_verifier=([^&]+).*", "$1");

        client.send(
                "/account/applications/end",
                "application",
                "demo-counter-app",
                "confirmed",
                "yes",
                "formToken",
                client.formToken());

        assertThat(PAGES.exchange(token, verifier).status()).isEqualTo(401);
        assertThat(PAGES.count("select count(*) from access_token where consumer_key = 'demo-counter-app'"
                        + " and revoked_at is null and user_id = (select id from app_user where nick = 'ann')"))
                .isZero();
    }

    @Test
    void one_ends_another_session_of_one_s_own() {
        var here = PAGES.signedIn("ann");
        var elsewhere = PAGES.signedIn("ann");
        var session = session(here);

        here.send("/account/sessions/end", "session", session, "formToken", here.formToken());
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        assertThat(here.get("/account?ask=session&session=" + session).body())
                .contains("Afmelden in Test (", "vanaf 127.0.0.1");
        here.send("/account/sessions/end", "session", session, "confirmed", "yes", "formToken", here.formToken());

        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(here.get("/account").status()).isEqualTo(200);
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var ann = PAGES.signedIn("ann");
        PAGES.signedIn("ann");
        var anns = session(ann);
        var ben = PAGES.signedIn("ben");

        ben.send("/account/sessions/end", "session", anns, "confirmed", "yes", "formToken", ben.formToken());
        ben.send("/account/sessions/end", "session", "no digest", "confirmed", "yes", "formToken", ben.formToken());

        assertThat(session(ann)).isEqualTo(anns);
        assertThat(ben.get("/account?ask=session&session=" + anns).body()).doesNotContain("Afmelden in");
    }

    @Test
    void browsers_of_one_name_are_told_apart_and_a_button_is_called_what_stands_on_it() {
        var here = PAGES.signedIn("ben");
        PAGES.signedIn("ben");
        PAGES.signedIn("ben");
        var page = here.get("/account").body();

        assertThat(page)
                .contains("<strong>Test (1)</strong>", "<strong>Test (2)</strong>", "<strong>Test (3)</strong>");
        assertThat(Pattern.compile(
                                "aria-label=\"Afmelden: (Test \\(\\d\\), laatst gebruikt: vandaag [^\"]+)\">Afmelden</a>")
                        .matcher(page)
                        .results()
                        .map(button -> button.group(1))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(page).containsPattern("aria-label=\"Toegang intrekken: [^\"]+\">Toegang intrekken</a>");
    }

    @Test
    void one_signs_out_everywhere_else() {
        var here = PAGES.signedIn("ann");
        var elsewhere = PAGES.signedIn("ann");

        here.send("/account/sessions/end-others", "formToken", here.formToken());
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        here.send("/account/sessions/end-others", "confirmed", "yes", "formToken", here.formToken());

        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(here.get("/account").status()).isEqualTo(200);
    }

    @Test
    void one_changes_the_password_for_the_present_one() {
        var client = PAGES.signedIn("admin");
        var elsewhere = PAGES.signedIn("admin");

        var wrong = change(client, "fout", "een langer wachtwoord");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body()).contains("Dat is niet je huidige wachtwoord.").doesNotContain("een langer wachtwoord");
        var tooShort = change(client, "demo", "kort");
        assertThat(tooShort.status()).isEqualTo(400);
        assertThat(tooShort.body()).contains("te kort");
        var done = change(client, "demo", "een langer wachtwoord");

        assertThat(done.header("Location")).contains("/account?done=password");
        assertThat(client.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(PAGES.client().signIn("admin").status()).isEqualTo(403);
    }

    @Test
    void applications_send_people_here_to_change_their_password() {
        assertThat(PAGES.client()
                        .get("/uitid/rest/auth/changepassword/6b9f81a2")
                        .header("Location"))
                .contains("/account#password");
    }

    @Test
    void a_hostile_name_is_shown_as_text() {
        PAGES.execute("update consumer set name = '<img src=x onerror=alert(1)>' where key = 'demo-counter-app'");
        PAGES.execute("update app_user set given_name = '<script>alert(1)</script>' where nick = 'ann'");

        assertThat(PAGES.signedIn("ann").get("/account").body())
                .doesNotContain("<script")
                .doesNotContain("<img src=x")
                .contains("&lt;script&gt;");
    }

    /** Another session than this one, as the account page asks about it. */
    private static String session(PlainClient client) {
        var link = Pattern.compile("ask=session&amp;session=([0-9a-f-]{36})")
                .matcher(client.get("/account").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static Answer change(PlainClient client, String present, String wanted) {
        return client.send("/account/password", "present", present, "wanted", wanted, "formToken", client.formToken());
    }

    @Test
    void a_passholder_makes_a_code_for_a_counter_and_reads_what_counters_did() {
        var jef = PAGES.signedIn("jef");
        PAGES.server().jdbi().useHandle(handle -> handle.execute("""
                insert into passholder_notice (passholder_id, kind, card_system, counter, noticed_at)
                select id, 'CARD_SYSTEM_JOINED', 'UiTPAS Gent', '<b>Balie</b>', '2026-11-22 10:00:00+00'
                from passholder where uid = 'demo-passholder-3'
                """));
        assertThat(jef.get("/account").body()).contains("/account/counter-code");

        var page = jef.send("/account/counter-code", "formToken", jef.formToken());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .containsPattern("id=\"counter-code\">[0-9]{4} [0-9]{4}<")
                .contains("&lt;b&gt;Balie&lt;/b&gt; heeft je lid gemaakt van UiTPAS Gent.");
        assertThat(page.header("Cache-Control")).contains("no-store");
        for (var language : new String[] {"en", "fr", "de"}) {
            assertThat(jef.get("/account/counter-code?lang=" + language).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void who_is_no_passholder_has_no_code() {
        var ann = PAGES.signedIn("ann");
        assertThat(ann.get("/account").body()).doesNotContain("counter-code");
        assertThat(ann.get("/account/counter-code").status()).isEqualTo(404);
        assertThat(ann.send("/account/counter-code", "formToken", ann.formToken())
                        .status())
                .isEqualTo(404);
    }
}

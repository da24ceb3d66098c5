package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;

/** Links to choose a password that go by e-mail: of administrators, of admins of a counter, and to people who forgot theirs. */
class PasswordMailsTest {
    private static final String STAFF = "/counter/" + OwnPages.WERF + "/staff";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";
    private static final String PAGE = "/forgot-password";
    private static final Pattern LINK = Pattern.compile("https://uitpas\\.example(/invitation/\\S+)");

    private static final GreenMail MAIL = started();

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of(
            "smtp-host", "127.0.0.1",
            "smtp-port", String.valueOf(MAIL.getSmtp().getPort()),
            "smtp-security", "none",
            "mail-from", "uitpas@stad.example",
            "public-url", "https://uitpas.example",
            "administrator-second-factor", "false"));

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        PAGES.execute("delete from invitation");
        PAGES.execute("delete from mail_outbox");
    }

    @Test
    void somebody_who_forgot_a_password_gets_a_link_that_works_once() throws Exception {
        var session = PAGES.session("ben");
        var answer = forgotten("BEN@demo.example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(PAGES.client().get(answer.header("Location").orElseThrow()).body())
                .contains("dan is er nu een mail onderweg");
        var mail = sent().getFirst();
        assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("ben@demo.example");
        assertThat(mail.getSubject()).isEqualTo("Kies een nieuw wachtwoord");
        assertThat(textOf(mail)).contains("Je gebruikersnaam is ben", "Your user name is ben");

        var chosen = PAGES.client().send(linkIn(mail), "wanted", "een langer wachtwoord");
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(PAGES.client().get(linkIn(mail)).status()).isEqualTo(404);
        assertThat(PAGES.client()
                        .withCookie("__Host-session", session)
                        .get("/account")
                        .status())
                .isEqualTo(303);
        assertThat(PAGES.texts("select actor from audit_entry where act = 'PASSWORD_FORGOTTEN' and subject = '" + BEN
                        + "' order by id limit 1"))
                .containsExactly("visitor");
    }

    @Test
    void the_answer_is_the_same_for_a_name_that_nobody_has_and_no_mail_goes_out() {
        var known = forgotten("ann");
        var unknown = forgotten("nobody");

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.header("Location")).isEqualTo(known.header("Location"));
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_link_works_for_an_hour() throws Exception {
        forgotten("ann");
        var link = linkIn(sent().getFirst());
        assertThat(PAGES.client().get(link).status()).isEqualTo(200);

        PAGES.server().clock().advance(Duration.ofHours(1));

        assertThat(PAGES.client().get(link).status()).isEqualTo(404);
    }

    @Test
    void a_request_of_a_stranger_ends_no_invitation_and_a_used_link_ends_them_all() throws Exception {
        var invitation = "/invitation/" + PAGES.invitation("ann");
        forgotten("ann");
        var link = linkIn(sent().getFirst());

        assertThat(PAGES.client().get(invitation).status()).isEqualTo(200);
        PAGES.client().send(link, "wanted", "een langer wachtwoord");
        assertThat(PAGES.client().get(invitation).status()).isEqualTo(404);
    }

    @Test
    void an_account_gets_five_mails_a_day_under_all_of_its_names_and_nobody_sees_that() {
        IntStream.range(0, 3).forEach(_ -> forgotten("ben"));
        IntStream.range(0, 3)
                .forEach(_ -> assertThat(forgotten("ben@demo.example").status()).isEqualTo(303));

        assertThat(PAGES.count("select count(*) from invitation where used_at is null"))
                .isEqualTo(5);
        // A mail that waits is replaced by the next one; the server may have sent some of them already.
        assertThat(sent()).hasSizeBetween(1, 5);
    }

    @Test
    void a_disabled_account_and_one_of_a_provider_get_no_mail() {
        PAGES.execute("update app_user set disabled_at = now() where nick = 'ben'");
        PAGES.execute("update app_user set password = null where nick = 'ann'");
        PAGES.execute("insert into user_identity (user_id, issuer, subject) "
                + "select id, 'https://idp.example', 'ann' from app_user where nick = 'ann'");
        try {
            assertThat(forgotten("ben").status()).isEqualTo(303);
            assertThat(forgotten("ann").status()).isEqualTo(303);
            assertThat(sent()).isEmpty();
        } finally {
            PAGES.execute("delete from user_identity");
            PAGES.execute("update app_user set disabled_at = null where nick = 'ben'");
            PAGES.execute("update app_user set password = (select password from app_user where nick = 'jef') "
                    + "where nick = 'ann'");
        }
    }

    @Test
    void an_administrator_reads_where_the_invitation_went_and_may_see_the_link() throws Exception {
        var admin = PAGES.signedIn("admin");
        var made = post(
                admin,
                "/admin/users",
                "once",
                "1",
                "nick",
                "dora",
                "email",
                "dora@nieuw.example",
                "givenName",
                "Dora",
                "familyName",
                "Jans");
        var page = admin.get(made.header("Location").orElseThrow()).body();

        assertThat(page).contains("Verstuurd naar dora@nieuw.example.", "Toon de link", "/invitation/");
        var mail = sent().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Kies je wachtwoord voor Spaarpunt");
        assertThat(page).contains(linkIn(mail));
    }

    @Test
    void the_admin_of_a_counter_mails_a_link_to_an_employee_of_another_counter_too_without_seeing_it() {
        var ann = PAGES.signedIn("ann");
        post(ann, STAFF, "act", "add", "who", "ben", "role", "MEMBER");
        assertThat(ann.get(STAFF).body()).contains("Je collega krijgt een mail");

        var reset = post(ann, STAFF, "once", "1", "act", "resetPassword", "uid", BEN);
        var page = ann.get(reset.header("Location").orElseThrow()).body();

        assertThat(page)
                .contains("Verstuurd naar b…@….")
                .doesNotContain("/invitation/", "Toon de link", "ben@demo.example");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void an_empty_form_asks_for_a_name() {
        var answer = PAGES.client().send(PAGE, "username", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"username-error\">Vul je gebruikersnaam of e-mailadres in.");
    }

    private static Answer forgotten(String name) {
        return PAGES.client().send(PAGE, "username", name);
    }

    private static Answer post(PlainClient client, String path, String... fields) {
        var all = new String[fields.length + 2];
        all[0] = "formToken";
        all[1] = client.formToken();
        System.arraycopy(fields, 0, all, 2, fields.length);
        return client.send(path, all);
    }

    private static List<MimeMessage> sent() {
        PAGES.server().features().outbox().send();
        return Arrays.asList(MAIL.getReceivedMessages());
    }

    private static String linkIn(MimeMessage mail) throws MessagingException, IOException {
        var found = LINK.matcher(textOf(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String textOf(MimeMessage mail) throws MessagingException, IOException {
        return mail.getContent().toString();
    }
}

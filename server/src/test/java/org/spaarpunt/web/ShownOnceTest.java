package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Together;

/** Pages that show a secret: they are asked for again without doing anything again, and a form that comes twice is done once. */
class ShownOnceTest {
    private static final Pattern SECRET = Pattern.compile("<output class=\"secret\">([^<]+)</output>");
    private static final String APP = "/admin/consumers/demo-member-app";
    private static final String CALL = "uitpas/enduser/0930056878802";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
    }

    @Test
    void a_page_with_a_secret_is_reloaded_and_the_secret_is_neither_shown_nor_made_again() {
        var made = create("Kassa 1", "kassa-1", once("/admin/consumers/new"));
        assertThat(made.status()).isEqualTo(303);
        var page = made.header("Location").orElseThrow();
        var entries = PAGES.count("select count(*) from audit_entry");

        var first = administrator.get(page);
        var again = administrator.get(page);

        var secret = secret(first);
        assertThat(page).doesNotContain(secret);
        assertThat(first.body()).contains("<h1>Kassa 1</h1>", "kassa-1");
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).doesNotContain(secret).contains("Dit werd al getoond");
        assertThat(PAGES.count("select count(*) from audit_entry")).isEqualTo(entries);
        assertThat(signs("kassa-1", secret)).isTrue();
    }

    @Test
    void a_form_that_is_sent_again_makes_nothing_more_and_leads_to_the_same_page() {
        var once = once("/admin/consumers/new");

        var first = create("Kassa 2", "", once);
        var second = create("Kassa 2", "", once);

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(secret(administrator.get(second.header("Location").orElseThrow())))
                .hasSize(64);
        assertThat(PAGES.count("select count(*) from consumer where name = 'Kassa 2'"))
                .isOne();
    }

    @Test
    void of_a_form_that_is_sent_many_times_at_once_one_is_done() throws Exception {
        var once = once("/admin/counters/new");

        var answers = Together.times(
                6,
                _ -> administrator.send("/admin/counters", "formToken", token, "once", once, "name", "Zwembad Zuid"));

        assertThat(answers).extracting(Answer::status).containsOnly(303);
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(answers.getFirst().header("Location"));
        assertThat(PAGES.count("select count(*) from counter where name = 'Zwembad Zuid'"))
                .isOne();
    }

    @Test
    void a_form_that_was_rejected_is_corrected_and_sent_again() {
        var once = once("/admin/consumers/new");
        assertThat(create("Kassa 3", "two words", once).status()).isEqualTo(400);

        assertThat(create("Kassa 3", "kassa-3", once).status()).isEqualTo(303);
        assertThat(create("Kassa 4", "kassa-4", once).status()).isEqualTo(303);
        assertThat(PAGES.texts("select key from consumer where key in ('kassa-3', 'kassa-4') order by 1"))
                .containsExactly("kassa-3", "kassa-4");
    }

    @Test
    void the_form_of_a_new_secret_rotates_once_and_the_secret_in_use_works_for_the_hours_that_were_promised() {
        var once = once(APP);
        var first = administrator.send(APP, "formToken", token, "once", once, "act", "rotate", "hours", "24");
        administrator.send(APP, "formToken", token, "once", once, "act", "rotate", "hours", "24");
        var secret = secret(administrator.get(first.header("Location").orElseThrow()));

        assertThat(PAGES.count("select count(*) from audit_entry where act = 'CONSUMER_SECRET_ROTATED'"))
                .isOne();
        assertThat(signs("demo-member-app", secret)).isTrue();
        assertThat(PAGES.server().as(DemoProfile.MEMBER_APP).get(CALL).status()).isEqualTo(200);

        var second = administrator.send(APP, "formToken", token, "once", once(APP), "act", "rotate", "hours", "24");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body()).contains("Het vorige secret werkt nog, en meer dan twee werken er niet tegelijk.");

        var replaced = administrator.send(
                APP, "formToken", token, "once", once(APP), "act", "rotate", "hours", "0", "confirmed", "yes");
        var third = secret(administrator.get(replaced.header("Location").orElseThrow()));
        assertThat(signs("demo-member-app", secret)).isFalse();
        assertThat(signs("demo-member-app", third)).isTrue();
        PAGES.server().clock().advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(PAGES.server().as(DemoProfile.MEMBER_APP).get(CALL).status()).isEqualTo(200);
        PAGES.server().clock().advance(Duration.ofSeconds(1));
        assertThat(PAGES.server().as(DemoProfile.MEMBER_APP).get(CALL).status()).isEqualTo(401);
    }

    @Test
    void the_link_of_an_invitation_works_on_when_its_page_is_reloaded_or_its_form_sent_again() {
        var once = once("/admin/users/new");
        var form = new String[] {
            "formToken", token, "once", once, "nick", "dora", "email", "dora@demo.example", "givenName", "Dora"
        };
        var page = administrator.send("/admin/users", form).header("Location").orElseThrow();
        administrator.send("/admin/users", form);
        var link = secret(administrator.get(page));
        administrator.get(page);

        var path = link.substring(link.indexOf("/invitation/"));
        assertThat(PAGES.client().get(path).status()).isEqualTo(200);
        var user = "/admin/users/"
                + PAGES.texts("select uid from app_user where nick = 'dora'").getFirst();
        var asked = administrator.send(user, "formToken", token, "act", "invite");
        assertThat(administrator.get(asked.header("Location").orElseThrow()).body())
                .contains("Een nieuwe link maken voor Dora?", "Met een nieuwe link werkt die meteen niet meer.");
        assertThat(PAGES.client().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"fr, Ceci a déjà été affiché", "de, Dies wurde bereits angezeigt", "en, This has already been shown"})
    void a_reader_who_changes_the_language_keeps_what_is_shown(String language, String over) {
        var page = create("Kassa " + language, "", once("/admin/consumers/new"))
                .header("Location")
                .orElseThrow();
        var secret = secret(administrator.get(page));
        var link = page + "?lang=" + language;
        assertThat(administrator.get(page + "?lang=nl").body()).contains("href=\"" + link + "\"");

        assertThat(secret(administrator.get(link))).isEqualTo(secret);
        assertThat(administrator.get(link).body()).contains(over).doesNotContain(secret);
    }

    @Test
    void what_is_shown_belongs_to_the_session_that_sent_the_form_and_waits_ten_minutes() {
        var page = create("Kassa 5", "", once("/admin/consumers/new"))
                .header("Location")
                .orElseThrow();
        assertThat(PAGES.signedIn("admin").get(page).status()).isEqualTo(404);
        assertThat(PAGES.client().get(page).status()).isEqualTo(303);
        PAGES.server().clock().advance(Duration.ofMinutes(10));
        assertThat(administrator.get(page).body())
                .contains("Dit werd al getoond")
                .doesNotContain("class=\"secret\"");
        assertThat(administrator.get("/admin/receipts/none").status()).isEqualTo(404);
        assertThat(PAGES.texts("select sealed from form_receipt where sealed is not null"))
                .allSatisfy(stored -> assertThat(stored).startsWith("sealed:"));
    }

    @Test
    void a_card_system_is_made_once() {
        var once = once("/admin/card-systems");
        for (var _ : List.of(1, 2)) {
            var made = administrator.send(
                    "/admin/card-systems", "formToken", token, "once", once, "act", "create", "name", "UiTPAS Zee");
            var after = administrator.get(made.header("Location").orElseThrow());
            assertThat(after.header("Location")).contains("/admin/card-systems?done=create");
        }
        assertThat(PAGES.count("select count(*) from card_system where name = 'UiTPAS Zee'"))
                .isOne();
    }

    private Answer create(String name, String key, String once) {
        return administrator.send("/admin/consumers", "formToken", token, "once", once, "name", name, "key", key);
    }

    private String once(String path) {
        return PlainClient.field(administrator.get(path), "once");
    }

    private static boolean signs(String key, String secret) {
        return PAGES.server().as(new Keys(key, secret, "", "")).get(CALL).status() != 401;
    }

    private static String secret(Answer page) {
        var matcher = SECRET.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}

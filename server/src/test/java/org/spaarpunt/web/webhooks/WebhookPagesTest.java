package org.spaarpunt.web.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;
import org.spaarpunt.webhooks.Receiver;

/** Ann is an admin of De Werf; Ben works at the library. */
class WebhookPagesTest {
    private static final String WEBHOOKS = "/counter/" + OwnPages.WERF + "/webhooks";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("webhook-loopback", "true"));

    private PlainClient ann;
    private Receiver receiver;

    @BeforeEach
    void signIn() throws IOException {
        ann = PAGES.signedIn("ann");
        receiver = Receiver.start();
    }

    @AfterEach
    void goBack() {
        receiver.close();
        PAGES.execute("delete from webhook_endpoint");
    }

    @Test
    void a_webhook_is_made_once_and_its_secret_is_shown_once() {
        var form = new String[] {
            "once",
            PlainClient.field(ann.get(WEBHOOKS), "once"),
            "address",
            receiver.address(),
            "description",
            "Kassa",
            "reports-CHECKIN_GRANTED",
            "yes"
        };
        var shown = send(WEBHOOKS, form).header("Location").orElseThrow();
        assertThat(ann.get(shown).body()).containsPattern(SECRET).contains("Kassa");
        assertThat(ann.get(shown).body()).doesNotContainPattern(SECRET);
        assertThat(send(WEBHOOKS, form).header("Location")).contains(shown);

        assertThat(PAGES.texts("select description || ' ' || array_to_string(kinds, ' ') from webhook_endpoint"))
                .containsExactly("Kassa checkin.granted");
        assertThat(PAGES.texts("select secret from webhook_endpoint").getFirst())
                .startsWith("sealed:");
        assertThat(ann.get(WEBHOOKS).body()).contains("Kassa", "actief");
    }

    @Test
    void a_test_message_arrives_and_stands_in_the_log_with_its_answer_as_text() throws InterruptedException {
        var path = create();
        receiver.answers(exchange -> {
            var body = "<script>alert(1)</script>".getBytes(UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        });
        assertThat(send(path, "act", "testWebhook").header("Location")).contains(path + "?done=testWebhook");
        receiver.await(1);

        var page = ann.get(path).body();
        for (int round = 0; round < 400 && !page.contains("alert(1)"); round++) {
            Thread.sleep(50);
            page = ann.get(path).body();
        }
        assertThat(page)
                .contains("Testbericht", "pogingen: 1", "&lt;script&gt;alert(1)&lt;/script&gt;", "komt niet aan")
                .doesNotContain("<script>alert(1)");

        receiver.answers(200);
        var id = PAGES.texts("select id from webhook_delivery").getFirst();
        assertThat(send(path, "act", "sendAgain", "delivery", id).header("Location"))
                .contains(path + "?done=sendAgain");
        assertThat(receiver.await(2)).hasSize(2);
    }

    @Test
    void a_webhook_is_changed_switched_off_and_on_and_removed_after_a_question() {
        var path = create();
        send(path, "act", "changeWebhook", "address", "https://kassa.example/", "reports-CHECKIN_UNDONE", "yes");
        assertThat(PAGES.texts("select address from webhook_endpoint")).containsExactly("https://kassa.example/");
        send(path, "act", "switchOffWebhook");
        assertThat(ann.get(path).body()).contains("uitgezet", "Aanzetten").doesNotContain("Testbericht sturen");
        send(path, "act", "switchOnWebhook");
        assertThat(ann.get(path).body()).contains("Testbericht sturen");

        assertThat(send(path, "act", "removeWebhook").header("Location")).contains(path + "?ask=removeWebhook");
        assertThat(send(path, "act", "removeWebhook", "confirmed", "yes").header("Location"))
                .contains(WEBHOOKS + "?done=removeWebhook");
        assertThat(ann.get(path).status()).isEqualTo(404);
        assertThat(PAGES.texts("select act from audit_entry where act like 'WEBHOOK%' order by id desc limit 4"))
                .containsExactly("WEBHOOK_REMOVED", "WEBHOOK_SWITCHED_ON", "WEBHOOK_SWITCHED_OFF", "WEBHOOK_CHANGED");
    }

    @Test
    void a_new_secret_is_shown_once_and_an_immediate_one_is_asked_about_first() {
        var path = create();
        var once = PlainClient.field(ann.get(path), "once");
        var shown = send(path, "once", once, "act", "rotate", "hours", "24")
                .header("Location")
                .orElseThrow();
        assertThat(ann.get(shown).body()).containsPattern(SECRET);
        assertThat(ann.get(path).body()).contains("Het vorige secret werkt nog tot morgen");
        assertThat(send(path, "act", "rotate", "hours", "0").header("Location").orElseThrow())
                .contains("ask=rotate");
    }

    @Test
    void only_admins_of_the_counter_see_its_webhooks() {
        var path = create();
        PAGES.execute(
                "update counter_employee set role = 'MEMBER' where user_id = (select id from app_user where nick = 'ann')");
        assertThat(ann.get(WEBHOOKS).body()).doesNotContain("Kassa");
        assertThat(ann.get(path).body()).doesNotContain("Kassa");
        PAGES.execute(
                "update counter_employee set role = 'ADMIN' where user_id = (select id from app_user where nick = 'ann')");
        assertThat(PAGES.signedIn("ben").get(path).status()).isNotEqualTo(200);
        var other = path.replace(OwnPages.WERF, "47B6FA21-ACB1-EA8F-2C231182C7DD0A19");
        assertThat(ann.get(other).status()).isEqualTo(404);
    }

    @Test
    void an_administrator_sees_the_webhooks_of_all_counters_tries_one_and_removes_it_but_learns_no_secret() {
        var path = create();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var administrator = PAGES.signedIn("admin");
        PAGES.execute("update webhook_endpoint set state = 'FAILED', failing_since = '2026-11-18 10:00:00+00'");
        PAGES.execute("""
                insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, attempts, next_attempt_at)
                select id, 'checkin-granted_3-1', 'checkin.granted', '{}', '2026-11-22 08:00:00+00', 1, '2026-11-22 09:00:00+00'
                from webhook_endpoint
                """);

        assertThat(administrator.get("/admin/webhooks").body())
                .contains("Kassa", "CC De Werf", "uitgezet: niets kwam aan", "/admin/webhooks/" + id)
                .doesNotContain("Te laat");
        assertThat(administrator.get("/admin/webhooks?search=haaltert").body()).doesNotContain("Kassa");
        var one = "/admin/webhooks/" + id;
        assertThat(administrator.get(one).body())
                .contains("Aanzetten", "Verwijderen")
                .doesNotContain("Geheim");

        assertThat(send(administrator, one, "act", "switchOnWebhook").header("Location"))
                .contains(one + "?done=switchOnWebhook");
        assertThat(administrator.get("/admin/webhooks").body()).contains("actief");
        assertThat(send(administrator, one, "act", "rotate", "hours", "24").status())
                .isEqualTo(400);
        assertThat(send(administrator, one, "act", "removeWebhook").header("Location"))
                .contains(one + "?ask=removeWebhook");
        assertThat(send(administrator, one, "act", "removeWebhook", "confirmed", "yes")
                        .header("Location"))
                .contains("/admin/webhooks?done=removeWebhook");
        assertThat(administrator.get(one).status()).isEqualTo(404);
        assertThat(ann.get("/admin/webhooks").status()).isEqualTo(403);
    }

    private String create() {
        send(WEBHOOKS, "address", receiver.address(), "description", "Kassa", "reports-CHECKIN_GRANTED", "yes");
        return WEBHOOKS + "/" + PAGES.texts("select id from webhook_endpoint").getFirst();
    }

    private Answer send(String path, String... fields) {
        return send(ann, path, fields);
    }

    private static Answer send(PlainClient person, String path, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", person.formToken()));
        return person.send(path, all.toArray(String[]::new));
    }
}

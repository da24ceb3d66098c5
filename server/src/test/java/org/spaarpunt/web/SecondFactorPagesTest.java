package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.PlainClient.field;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.accounts.AuthorizePages;

/** Signing in in two steps, where administrators must, and proving who one is before a sensitive act. */
class SecondFactorPagesTest {
    private static final String USERS = "/admin/users";
    private static final String BEN = USERS + "/971ca557-8e4f-4520-91c8-cc2594e4ab9f";
    private static final Pattern SECRET = Pattern.compile("<output class=\"secret\">([A-Z2-7 ]+)</output>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li><output>([2-9A-Z-]{19})</output></li>");
    private static final Pattern MODULE = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z");

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("administrator-second-factor", "true"));

    @BeforeEach
    void begin() {
        PAGES.execute("truncate second_factor, recovery_code, web_session");
        PAGES.execute("update app_user set administrator = (nick = 'admin')");
    }

    @Test
    void an_administrator_without_one_is_led_to_set_it_up_and_reaches_no_page_of_the_administration() {
        var client = PAGES.client();

        var signedIn = client.send("/sign-in", "username", "admin", "password", "demo", "next", "/admin/users");
        assertThat(signedIn.header("Location").orElse("")).contains("/account/second-factor?next=%2Fadmin%2Fusers");
        for (var path : List.of("/admin", USERS, "/admin/consumers", "/admin/audit", BEN)) {
            assertThat(client.get(path).header("Location").orElse("")).contains("/account/second-factor?next=");
        }
        assertThat(client.send(BEN, "act", "disable", "confirmed", "yes", "formToken", client.formToken())
                        .header("Location")
                        .orElse(""))
                .contains("/account/second-factor");
        assertThat(PAGES.count("select count(*) from app_user where disabled_at is not null"))
                .isZero();

        var setUp = client.get("/account/second-factor?next=/admin/users");
        assertThat(setUp.body()).contains("Stel dit in om verder te gaan.");
        var codes = turnOn(client, setUp);
        assertThat(client.get(codes.header("Location").orElse("")).body()).contains("href=\"/admin/users\"");
        assertThat(client.get("/admin/users").status()).isEqualTo(200);
    }

    @Test
    void an_employee_is_offered_one_and_may_do_without() {
        var client = PAGES.client();

        assertThat(client.signIn("ann").header("Location").orElse("")).isEqualTo("/");
        assertThat(client.get("/account").body()).contains("href=\"/account/second-factor\"");
    }

    @Test
    void the_qr_code_says_what_an_authenticator_application_reads() throws Exception {
        var page = PAGES.signedIn("ann").get("/account/second-factor");

        assertThat(decoded(page.body()))
                .startsWith("otpauth://totp/Spaarpunt%20127.0.0.1%20")
                .contains(":ann?secret=" + secret(page) + "&issuer=Spaarpunt%20127.0.0.1")
                .endsWith("&algorithm=SHA1&digits=6&period=30");
        assertThat(page.header("Cache-Control").orElse("")).isEqualTo("no-store");
    }

    @Test
    void recovery_codes_are_shown_once() {
        var client = PAGES.client();
        client.signIn("ann");
        var codes = turnOn(client, client.get("/account/second-factor"))
                .header("Location")
                .orElse("");

        assertThat(RECOVERY_CODE.matcher(client.get(codes).body()).results()).hasSize(10);
        assertThat(client.get(codes).body()).contains("Deze codes zijn al getoond.");
        assertThat(PAGES.signedIn("ben").get(codes).status()).isEqualTo(404);
    }

    @Test
    void the_password_alone_then_signs_nobody_in() {
        var client = PAGES.client();
        client.signIn("ann");
        var setUp = client.get("/account/second-factor");
        turnOn(client, setUp);
        PAGES.server().clock().advance(Duration.ofSeconds(30));
        var other = PAGES.client();

        var step = other.send("/sign-in", "username", "ann", "password", "demo", "next", "/docs");
        assertThat(step.body()).contains("Vul je code in", "autocomplete=\"one-time-code\"");
        assertThat(other.cookie("__Host-session")).isEmpty();
        var wrong = other.send("/sign-in", "step", field(step, "step"), "code", "12345678", "next", "/docs");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body()).contains("Deze code klopt niet");
        var right = other.send("/sign-in", "step", field(step, "step"), "code", code(setUp), "next", "/docs");
        assertThat(right.header("Location").orElse("")).isEqualTo("/docs");
        assertThat(other.get("/account").status()).isEqualTo(200);
        var again = PAGES.client().send("/sign-in", "step", field(step, "step"), "code", code(setUp));
        assertThat(again.status()).isEqualTo(403);
    }

    @Test
    void an_application_that_asks_for_access_gets_none_for_the_password_alone() {
        var client = PAGES.client();
        client.signIn("ann");
        var setUp = client.get("/account/second-factor");
        turnOn(client, setUp);
        PAGES.server().clock().advance(Duration.ofSeconds(30));
        var token = PAGES.requestToken(OwnPages.CALLBACK).token();
        var other = PAGES.client();

        var step = other.send(AuthorizePages.PATH, "oauth_token", token, "username", "ann", "password", "demo");
        assertThat(step.body()).contains("Vul je code in").doesNotContain("decision");
        var consent =
                other.send(AuthorizePages.PATH, "oauth_token", token, "step", field(step, "step"), "code", code(setUp));
        assertThat(consent.body()).contains("name=\"decision\"");
    }

    @Test
    void a_sensitive_act_asks_for_the_password_again_and_then_is_done_with_all_that_was_filled_in() {
        PAGES.execute("update app_user set administrator = true where nick = 'ann'");
        var admin = administratorByProvider("ann");
        PAGES.server().clock().advance(Duration.ofMinutes(10));

        var asked = admin.send(BEN, "act", "make", "confirmed", "yes", "formToken", admin.formToken());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("Ben jij het?");
        assertThat(isAdministrator("ben")).isFalse();
        var wrong = admin.send(BEN, "act", "make", "confirmed", "yes", "formToken", admin.formToken(), "proof", "fout");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(isAdministrator("ben")).isFalse();

        admin.send(
                BEN,
                "act",
                field(wrong, "act"),
                "confirmed",
                field(wrong, "confirmed"),
                "formToken",
                field(wrong, "formToken"),
                "proof",
                "demo");

        assertThat(isAdministrator("ben")).isTrue();
        assertThat(admin.send(BEN, "act", "unmake", "confirmed", "yes", "formToken", admin.formToken())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_secret_is_not_made_in_a_session_whose_user_proved_nothing_lately() {
        PAGES.execute("update app_user set administrator = true where nick = 'ann'");
        var admin = administratorByProvider("ann");
        PAGES.server().clock().advance(Duration.ofMinutes(10));

        for (var form : List.of(
                Map.entry("/admin/consumers", "name=Kassa"),
                Map.entry("/admin/consumers/demo-counter-app", "act=rotate&hours=0&confirmed=yes"),
                Map.entry("/admin/consumers/demo-counter-app", "act=grant&permission=ACT_FOR_COUNTERS"),
                Map.entry("/admin/counters", "name=Balie"),
                Map.entry(USERS, "nick=new&email=new@demo.example"),
                Map.entry(BEN, "act=invite&confirmed=yes"),
                Map.entry(BEN, "act=resetSecondFactor&confirmed=yes"))) {
            var answer = admin.post(
                    form.getKey(),
                    "application/x-www-form-urlencoded",
                    form.getValue() + "&formToken=" + admin.formToken());
            assertThat(answer.body()).describedAs(form.toString()).contains("Ben jij het?");
        }
    }

    @Test
    void an_administrator_helps_a_user_who_has_lost_the_telephone() {
        var user = PAGES.client();
        user.signIn("ben");
        turnOn(user, user.get("/account/second-factor"));
        PAGES.execute("update app_user set administrator = true where nick = 'ann'");
        var admin = administratorByProvider("ann");

        assertThat(admin.get(BEN).body()).contains("Telefoon kwijt");
        admin.send(BEN, "act", "resetSecondFactor", "confirmed", "yes", "formToken", admin.formToken());

        assertThat(user.get("/account").header("Location").orElse("")).contains("/sign-in");
        assertThat(PAGES.client().signIn("ben").header("Location").orElse("")).isEqualTo("/");
        assertThat(PAGES.texts("select actor || ' ' || subject from audit_entry where act = 'SECOND_FACTOR_RESET'"))
                .containsExactly("6b9f81a2-7505-4fdd-b152-dddeaf235cde 971ca557-8e4f-4520-91c8-cc2594e4ab9f");
    }

    @Test
    void a_changed_password_ends_what_applications_may_do_unless_the_user_keeps_it() {
        var live = "select count(*) from access_token join app_user on app_user.id = user_id"
                + " where nick = 'ben' and revoked_at is null";
        var ben = PAGES.client();
        ben.signIn("ben");
        assertThat(PAGES.count(live)).isEqualTo(1);

        ben.send(
                "/account/password",
                "present",
                "demo",
                "wanted",
                "een langer wachtwoord",
                "keepApplications",
                "yes",
                "formToken",
                ben.formToken());
        assertThat(PAGES.count(live)).isEqualTo(1);
        ben.send(
                "/account/password",
                "present",
                "een langer wachtwoord",
                "wanted",
                "nog een ander wachtwoord",
                "formToken",
                ben.formToken());
        assertThat(PAGES.count(live)).isZero();
        PAGES.execute(
                "update app_user set password = (select password from app_user where nick = 'ann') where nick = 'ben'");
    }

    /** Signed in without a second factor of ours: the provider vouches for one. */
    private static PlainClient administratorByProvider(String nick) {
        return PAGES.signedIn(nick);
    }

    private static boolean isAdministrator(String nick) {
        return PAGES.count("select count(*) from app_user where administrator and nick = '" + nick + "'") == 1;
    }

    private static Answer turnOn(PlainClient client, Answer page) {
        return client.send(
                "/account/second-factor",
                "code",
                code(page),
                "next",
                page.body().contains("name=\"next\"") ? field(page, "next") : "",
                "formToken",
                field(page, "formToken"));
    }

    private static String secret(Answer page) {
        var found = SECRET.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1).replace(" ", "");
    }

    /** What the application on a telephone shows now that has read the page's secret. */
    private static String code(Answer page) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(bytes(secret(page)), "HmacSHA1"),
                            PAGES.server().clock().instant());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String base32) {
        var bytes = new byte[base32.length() * 5 / 8];
        int bits = 0;
        int pending = 0;
        int at = 0;
        for (int i = 0; i < base32.length(); i++) {
            pending = (pending << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (pending >> bits);
                pending &= (1 << bits) - 1;
            }
        }
        return bytes;
    }

    /** The text of the QR code that a page draws. */
    private static String decoded(String page) throws Exception {
        var dark = new HashMap<Integer, Integer>();
        var size = Pattern.compile("class=\"qr\".*viewBox=\"0 0 (\\d+) ").matcher(page);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1));
        int scale = 4;
        var pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        MODULE.matcher(page).results().forEach(module -> {
            int x = Integer.parseInt(module.group(1)) * scale;
            int y = Integer.parseInt(module.group(2)) * scale;
            for (int i = 0; i < scale * scale; i++) {
                pixels[(y + i / scale) * side * scale + x + i % scale] = 0;
            }
            dark.put(x, y);
        });
        assertThat(dark).isNotEmpty();
        var picture = new RGBLuminanceSource(side * scale, side * scale, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                .getText();
    }
}

package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Duration KEPT_FOR = Duration.ofHours(1);

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void who_signs_in_is_led_to_the_own_work() {
        var client = PAGES.client();

        var answer = client.signIn("ann@demo.example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/");
        assertThat(client.get("/").header("Location")).contains("/counter");
        assertThat(client.get("/account").body()).contains("Ann Peeters").contains("ann@demo.example");
    }

    @Test
    void the_cookies_go_to_this_server_only_and_no_script_reads_them() {
        var cookies = PAGES.client().signIn("ann").headers().allValues("Set-Cookie");

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Path=/; Secure; HttpOnly; SameSite=Lax")
                        .doesNotContain("Domain"));
        assertThat(cookies.getFirst()).startsWith("__Host-session=").doesNotContain("Max-Age");
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_answered_with_the_same_bytes() {
        var wrong = PAGES.client().send("/sign-in", "username", "ann", "password", "fout");
        var unknown = PAGES.client().send("/sign-in", "username", "xyz", "password", "fout");

        assertThat(wrong.status()).isEqualTo(403).isEqualTo(unknown.status());
        assertThat(wrong.body().replace("ann", "xyz")).isEqualTo(unknown.body());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
    }

    @Test
    void who_guesses_too_often_is_told_when_to_come_back() {
        IntStream.range(0, 10).forEach(_ -> PAGES.client().send("/sign-in", "username", "nobody", "password", "fout"));

        var answer = PAGES.client().send("/sign-in", "username", "nobody", "password", "fout");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).contains("900");
        assertThat(answer.body()).contains("Probeer het over 15 min. opnieuw.");
    }

    @Test
    void a_session_that_somebody_else_made_up_or_left_behind_is_not_taken_over() {
        var made = "A".repeat(43);
        var client = PAGES.client().withCookie("__Host-session", made);
        client.signIn("ann");
        assertThat(client.cookie("__Host-session")).isNotEqualTo(made);
        assertThat(PAGES.client()
                        .withCookie("__Host-session", made)
                        .get("/account")
                        .status())
                .isEqualTo(303);

        var bens = PAGES.session("ben");
        PAGES.client().withCookie("__Host-session", bens).signIn("ann");
        assertThat(PAGES.client()
                        .withCookie("__Host-session", bens)
                        .get("/account")
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "/account?done=password, /account?done=password",
        "//evil.example, /",
        "https://evil.example/, /",
        "/\\evil.example, /"
    })
    void after_signing_in_one_goes_to_a_page_of_ours_and_nowhere_else(String next, String location) {
        var answer = PAGES.client().send("/sign-in", "username", "ann", "password", "demo", "next", next);

        assertThat(answer.header("Location")).contains(location);
    }

    @Test
    void who_asks_for_a_page_without_being_signed_in_gets_it_after_signing_in() {
        var asked = PAGES.client().get("/account?done=session");

        assertThat(asked.header("Location")).contains("/sign-in?next=%2Faccount%3Fdone%3Dsession");
        assertThat(PlainClient.field(PAGES.client().get(asked.header("Location").orElseThrow()), "next"))
                .isEqualTo("/account?done=session");
    }

    @Test
    void signing_out_ends_the_session_and_not_only_the_cookie() {
        var client = PAGES.client();
        client.signIn("ann");
        var cookie = client.cookie("__Host-session");

        var answer = client.send("/sign-out", "formToken", client.formToken());

        assertThat(answer.header("Location")).contains("/");
        assertThat(client.cookie("__Host-session")).isEmpty();
        assertThat(PAGES.client()
                        .withCookie("__Host-session", cookie)
                        .get("/account")
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "__Host-session=\"%s\"",
                "; __Host-session=",
                "__Host-session=x; __Host-session=%s",
                "session=%s"
            })
    void a_cookie_that_is_malformed_or_doubled_or_of_another_name_is_none(String header) {
        var client = PAGES.client().with("Cookie", header.formatted(PAGES.session("ann")));

        assertThat(client.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_session_is_over_after_a_night_and_the_form_is_shown_again() {
        var client = PAGES.signedIn("ann");
        PAGES.server().clock().advance(Duration.ofHours(13));

        assertThat(client.get("/account").header("Location")).contains("/sign-in?next=%2Faccount");
    }

    @Test
    void what_was_typed_is_shown_again_as_text() {
        var answer = PAGES.client().send("/sign-in", "username", "\"><script>alert(1)</script>", "password", "x");

        assertThat(answer.body()).doesNotContain("<script").contains("&lt;script>");
    }

    @Test
    void a_form_that_is_none_is_refused() {
        var form = "username=ann&password=demo";

        assertThat(PAGES.client().post("/sign-in", "text/plain", form).status()).isEqualTo(400);
        assertThat(PAGES.client().post("/sign-in", FORM, form + "&x=%zz").status())
                .isEqualTo(400);
        assertThat(PAGES.client().post("/sign-in?x=%FF", FORM, form).status()).isEqualTo(400);
        assertThat(PAGES.client().post("/sign-in", FORM, form).status()).isEqualTo(303);
    }

    @Test
    void a_form_that_is_sent_after_the_session_has_ended_is_kept_and_sent_when_the_user_says_so() {
        var administrator = PAGES.signedIn("admin");
        PAGES.execute("delete from web_session");

        var asked = administrator.send("/admin/card-systems", "act", "create", "name", "UiTPAS <Ninove>");
        assertThat(asked.body()).contains("blijft bewaard").doesNotContain("Ninove");
        var kept = PlainClient.field(asked, "kept");
        var offered = administrator.send("/sign-in", "username", "admin", "password", "demo", "kept", kept);

        assertThat(offered.body())
                .contains("action=\"/admin/card-systems\"", "Nu versturen", "value=\"UiTPAS &lt;Ninove");
        assertThat(PAGES.count("select count(*) from card_system where name = 'UiTPAS <Ninove>'"))
                .isZero();
    }

    @Test
    void a_form_that_was_kept_too_long_or_is_not_ours_is_dropped() {
        var asked = PAGES.client().send("/admin/card-systems", "act", "create", "name", "Ninove");
        var kept = PlainClient.field(asked, "kept");
        PAGES.server().clock().advance(KEPT_FOR);

        assertThat(PAGES.client()
                        .send("/sign-in", "username", "ann", "password", "demo", "kept", kept)
                        .header("Location"))
                .contains("/");
        assertThat(PAGES.client()
                        .send("/sign-in", "username", "ann", "password", "demo", "kept", "made-up")
                        .header("Location"))
                .contains("/");
    }
}

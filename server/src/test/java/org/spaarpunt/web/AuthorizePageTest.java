package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.OwnPages.CALLBACK;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;

/** The page on which a person decides about an application, as a client sees it that is no browser. */
public class AuthorizePageTest {
    private static final String AUTHORIZE = "/uitid/rest/auth/authorize";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void a_client_that_keeps_no_cookies_signs_in_allows_and_gets_its_token() {
        var token = PAGES.requestToken(CALLBACK);
        var client = PAGES.client();
        assertThat(client.get(AUTHORIZE + "?oauth_token=" + token.token()).body())
                .contains("om verder te gaan naar Balie-app");

        var consent = client.send(AUTHORIZE, "oauth_token", token.token(), "username", "ann", "password", "demo");
        assertThat(consent.status()).isEqualTo(200);
        assertThat(consent.body())
                .contains("Mag Balie-app in jouw naam werken?")
                .contains("<li>CC De Werf</li>");
        client.dropCookies();
        var back = client.send(AUTHORIZE, "oauth_token", token.token(), "ticket", ticket(consent), "decision", "allow");

        assertThat(back.status()).isEqualTo(303);
        assertThat(location(back)).startsWith(CALLBACK + "&oauth_token=");
        var granted = PAGES.exchange(token, field(back, "oauth_verifier"));
        assertThat(granted.body()).startsWith("userId=6b9f81a2-7505-4fdd-b152-dddeaf235cde&");
    }

    @Test
    void who_is_signed_in_is_asked_at_once_and_may_refuse() {
        var token = PAGES.requestToken(CALLBACK);
        var client = PAGES.signedIn("ann");
        var consent = client.get(AUTHORIZE + "?oauth_token=" + token.token());
        assertThat(consent.body()).contains("Je bent aangemeld als Ann Peeters (ann).");

        var back = decide(client, token, ticket(consent), "refuse");

        assertThat(field(back, "oauth_problem")).isEqualTo("user_refused");
        assertThat(field(back, "oauth_token")).isEqualTo(token.token());
        assertThat(client.get(AUTHORIZE + "?oauth_token=" + token.token()).status())
                .isEqualTo(400);
    }

    @Test
    void an_application_that_acts_for_itself_only_is_shown_with_its_own_counter_only() {
        PAGES.execute("delete from consumer_permission where consumer_key = 'demo-counter-app'");
        try {
            var token = PAGES.requestToken(CALLBACK);
            assertThat(PAGES.signedIn("ann")
                            .get(AUTHORIZE + "?oauth_token=" + token.token())
                            .body())
                    .contains("nu werk je aan geen enkele")
                    .doesNotContain("CC De Werf");
        } finally {
            PAGES.execute("insert into consumer_permission values ('demo-counter-app', 'ACT_FOR_COUNTERS')");
        }
    }

    @Test
    void with_nowhere_to_go_back_to_the_verifier_is_shown() {
        var token = PAGES.requestToken("oob");
        var client = PAGES.signedIn("ann");
        var ticket = ticket(client.get(AUTHORIZE + "?oauth_token=" + token.token()));

        var allowed = decide(client, token, ticket, "allow");

        assertThat(allowed.status()).isEqualTo(303);
        var page = allowed.header("Location").orElseThrow();
        var shown = client.get(page).body();
        assertThat(shown).containsPattern("<output class=\"verifier\" id=\"verifier\">[2-9A-Z]{12}</output>");
        var verifier = shown.replaceFirst("(?s).*id=\"verifier\">([2-9A-Z]{12})<.*", "$1");
        assertThat(page).doesNotContain(verifier);
        assertThat(client.get(page).body())
                .contains("Deze code werd al getoond")
                .doesNotContain(verifier);
        assertThat(decide(client, token, ticket, "allow").header("Location")).contains(page);
        assertThat(PAGES.signedIn("ben").get(page + "?lang=fr").status()).isEqualTo(404);
        assertThat(PAGES.exchange(token, verifier).status()).isEqualTo(200);
    }

    @Test
    void a_client_without_cookies_comes_to_the_verifier_by_its_address() {
        var token = PAGES.requestToken("oob");
        var client = PAGES.client();
        var consent = client.send(AUTHORIZE, "oauth_token", token.token(), "username", "ann", "password", "demo");
        client.dropCookies();
        var allowed = decide(client, token, ticket(consent), "allow");
        client.dropCookies();

        assertThat(client.get(allowed.header("Location").orElseThrow()).body())
                .containsPattern("id=\"verifier\">[2-9A-Z]{12}<");
    }

    @Test
    void forcelogin_asks_for_the_password_of_who_is_signed_in_already() {
        var token = PAGES.requestToken(CALLBACK);
        var client = PAGES.signedIn("ann");

        var form = client.get(AUTHORIZE + "?oauth_token=" + token.token() + "&type=forcelogin&email=ben@demo.example");
        assertThat(PlainClient.field(form, "username")).isEqualTo("ben@demo.example");
        var consent = client.send(
                AUTHORIZE, "oauth_token", token.token(), "type", "forcelogin", "username", "ben", "password", "demo");

        assertThat(consent.body()).contains("Je bent aangemeld als Ben Maes (ben).");
    }

    @Test
    void register_says_how_one_gets_an_account() {
        var token = PAGES.requestToken(CALLBACK);

        assertThat(PAGES.client()
                        .get(AUTHORIZE + "?oauth_token=" + token.token() + "&type=register&lang=en")
                        .body())
                .contains("You cannot make an account yourself");
    }

    @Test
    void only_an_application_with_the_right_to_skips_the_question() {
        var asked = "&skipAuthorization=true&skipConfirmation=true&via=x&consumerKey=y";
        var client = PAGES.signedIn("ann");
        var first = PAGES.requestToken(CALLBACK);
        assertThat(client.get(AUTHORIZE + "?oauth_token=" + first.token() + asked)
                        .status())
                .isEqualTo(200);

        PAGES.execute("insert into consumer_permission values ('demo-counter-app', 'SKIP_AUTHORIZATION')");
        try {
            var second = PAGES.requestToken(CALLBACK);
            var back = client.get(AUTHORIZE + "?oauth_token=" + second.token() + asked);
            assertThat(PAGES.exchange(second, field(back, "oauth_verifier")).status())
                    .isEqualTo(200);
            var third = PAGES.requestToken(CALLBACK);
            assertThat(client.get(AUTHORIZE + "?oauth_token=" + third.token()).status())
                    .isEqualTo(200);
        } finally {
            PAGES.execute("delete from consumer_permission where permission = 'SKIP_AUTHORIZATION'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | Sec-Fetch-Site: cross-site",
                "GET | Sec-Fetch-Site: same-site",
                "GET | Sec-Fetch-Site: cross-site; Sec-Fetch-User: ?1",
                "GET | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document",
                "GET | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: image",
                "GET | Sec-Fetch-Site: same-origin; Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: image",
                "GET | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe; Sec-Fetch-User: ?1",
                "GET | Sec-Fetch-Site: none; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch",
                "GET | Sec-Fetch-Site: none; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch;prerender",
                "GET | Purpose: prefetch",
                "GET | X-Moz: prefetch",
                "GET | X-Purpose: preview",
                "GET | Accept: image/avif,image/webp,*/*;q=0.8",
                "GET | Origin: https://elsewhere.example",
                "HEAD | Sec-Fetch-Site: none",
                "HEAD | Sec-Purpose: prefetch",
                "POST | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document"
            })
    void what_no_person_sent_knowingly_decides_nothing(String method, String headers) {
        allowedToSkip(() -> {
            var token = PAGES.requestToken(CALLBACK);
            var client = PAGES.signedIn("ann");
            with(client, headers);
            var address = AUTHORIZE + "?skipAuthorization=true&oauth_token=" + token.token();
            var answer = switch (method) {
                case "HEAD" -> client.head(address);
                case "POST" -> client.send(AUTHORIZE, "skipAuthorization", "true", "oauth_token", token.token());
                default -> client.get(address);
            };
            assertThat(answer.status()).isEqualTo(200);
            boolean undecided = PAGES.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select decided_at is null and user_id is null from request_token where token = ?")
                            .bind(0, token.token())
                            .mapTo(Boolean.class)
                            .one());
            assertThat(undecided).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: none; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Fetch-User: ?1",
                "Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Fetch-User: ?1",
                "Accept: text/html,application/xhtml+xml,*/*;q=0.8"
            })
    void a_person_who_follows_a_link_of_such_an_application_is_not_asked(String headers) {
        allowedToSkip(() -> {
            var token = PAGES.requestToken(CALLBACK);
            var client = PAGES.signedIn("ann");
            with(client, headers);
            var back = client.get(AUTHORIZE + "?skipAuthorization=true&oauth_token=" + token.token());
            assertThat(PAGES.exchange(token, field(back, "oauth_verifier")).status())
                    .isEqualTo(200);
        });
    }

    private static void allowedToSkip(Runnable test) {
        PAGES.execute("insert into consumer_permission values ('demo-counter-app', 'SKIP_AUTHORIZATION')");
        try {
            test.run();
        } finally {
            PAGES.execute("delete from consumer_permission where permission = 'SKIP_AUTHORIZATION'");
        }
    }

    @Test
    void a_wrong_password_shows_the_form_again_with_all_that_was_asked() {
        var token = PAGES.requestToken(CALLBACK);

        var again = PAGES.client()
                .send(
                        AUTHORIZE,
                        "oauth_token",
                        token.token(),
                        "type",
                        "regular",
                        "username",
                        "ann",
                        "password",
                        "fout");

        assertThat(again.status()).isEqualTo(403);
        assertThat(PlainClient.field(again, "oauth_token")).isEqualTo(token.token());
        assertThat(PlainClient.field(again, "type")).isEqualTo("regular");
    }

    @Test
    void the_forms_of_this_page_may_lead_to_the_callback_and_nowhere_else() {
        var token = PAGES.requestToken(CALLBACK);

        assertThat(PAGES.signedIn("ann")
                        .get(AUTHORIZE + "?oauth_token=" + token.token())
                        .header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' http://127.0.0.1:9999;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?oauth_token=", "?oauth_token=unknown", "?oauth_token=%00", "?oauth_token=demo-ann-app"})
    void a_token_that_nobody_was_given_is_told_so(String query) {
        assertThat(PAGES.client().get(AUTHORIZE + query).status()).isEqualTo(400);
    }

    @Test
    void an_application_may_send_people_by_post() {
        var token = PAGES.requestToken(CALLBACK);
        var client = PAGES.client().with("Sec-Fetch-Site", "cross-site").with("Origin", "https://app.example");

        assertThat(client.send(AUTHORIZE, "oauth_token", token.token()).status())
                .isEqualTo(200);
        assertThat(client.send(AUTHORIZE, "oauth_token", token.token(), "username", "ann", "password", "demo")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void hostile_names_are_shown_as_text() {
        PAGES.execute("update consumer set name = '<script>alert(1)</script>' where key = 'demo-counter-app'");
        PAGES.execute("update counter set name = '\"><img src=x>' where name = 'CC De Werf'");
        try {
            var token = PAGES.requestToken(CALLBACK);
            for (var client : new PlainClient[] {PAGES.client(), PAGES.signedIn("ann")}) {
                assertThat(client.get(AUTHORIZE + "?oauth_token=" + token.token())
                                .body())
                        .contains("&lt;script&gt;")
                        .doesNotContain("<script")
                        .doesNotContain("<img src=x");
            }
        } finally {
            PAGES.execute("update consumer set name = 'Balie-app' where key = 'demo-counter-app'");
            PAGES.execute("update counter set name = 'CC De Werf' where name like '%img%'");
        }
    }

    @Test
    void a_question_stays_open_for_ten_minutes() {
        var token = PAGES.requestToken(CALLBACK);
        var client = PAGES.signedIn("ann");
        var ticket = ticket(client.get(AUTHORIZE + "?oauth_token=" + token.token()));
        PAGES.server().clock().advance(Duration.ofMinutes(10));

        assertThat(decide(client, token, ticket, "allow").status()).isEqualTo(400);

        var asked = client.get(AUTHORIZE + "?oauth_token=" + token.token());
        assertThat(decide(client, token, ticket(asked), "allow").status()).isEqualTo(303);
    }

    public static Answer decide(PlainClient client, Keys token, String ticket, String decision) {
        return client.send(AUTHORIZE, "oauth_token", token.token(), "ticket", ticket, "decision", decision);
    }

    public static String ticket(Answer consent) {
        return PlainClient.field(consent, "ticket");
    }

    static String location(Answer back) {
        return back.header("Location").orElseThrow();
    }

    private static String field(Answer back, String name) {
        return Parameters.parse(URI.create(location(back)).getRawQuery())
                .orElseThrow()
                .firstFilled(name)
                .orElseThrow();
    }

    private static void with(PlainClient client, String headers) {
        for (var header : headers.split("; ", -1)) {
            int colon = header.indexOf(": ");
            client.with(header.substring(0, colon), header.substring(colon + 2));
        }
    }
}

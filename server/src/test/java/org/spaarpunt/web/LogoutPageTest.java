package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.PercentEncoding;

class LogoutPageTest {
    private static final String LOGOUT = "/uitid/rest/auth/logout";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void a_link_alone_signs_nobody_out() {
        var client = PAGES.signedIn("ann");

        assertThat(client.get(LOGOUT).status()).isEqualTo(200);

        assertThat(client.get("/account").status()).isEqualTo(200);
    }

    @Test
    void a_form_without_the_token_of_the_session_signs_nobody_out() {
        var client = PAGES.signedIn("ann");

        for (var token : new String[] {"", PAGES.signedIn("ben").formToken()}) {
            var answer = client.send(LOGOUT, "formToken", token);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("Deze pagina was verouderd");
        }

        assertThat(client.get("/account").status()).isEqualTo(200);
    }

    @Test
    void one_confirms_and_goes_back_to_the_application() {
        var client = PAGES.signedIn("ann");
        var page = client.get(LOGOUT + "?destination=http%3A%2F%2F127.0.0.1%3A9999%2Fbye%3Fa%3Db");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' http://127.0.0.1:9999;"));

        var answer = client.send(
                LOGOUT, "destination", PlainClient.field(page, "destination"), "formToken", client.formToken());

        assertThat(answer.header("Location")).contains("http://127.0.0.1:9999/bye?a=b");
        assertThat(client.get("/account").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/sign-in"})
    void one_may_go_to_a_page_of_ours(String destination) {
        var answer = PAGES.client().send(LOGOUT, "destination", destination);

        assertThat(answer.header("Location")).contains(destination.isEmpty() ? "/" : destination);
    }

    @Test
    void a_page_of_ours_may_be_written_in_full() {
        var own = PAGES.server().uri() + "/sign-in";

        assertThat(PAGES.client().send(LOGOUT, "destination", own).header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/sign-in"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "http://127.0.0.1@evil.example/",
                "http://evil.example\\@127.0.0.1/",
                "javascript:alert(1)",
                "ftp://127.0.0.1/",
                "http://127.0.0.1.evil.example/",
                "http://127.0.0.2:9999/"
            })
    void one_goes_nowhere_else_and_stays_signed_in(String destination) {
        var client = PAGES.signedIn("ann");

        assertThat(client.get(LOGOUT + "?destination=" + PercentEncoding.encode(destination))
                        .status())
                .isEqualTo(400);
        assertThat(client.send(LOGOUT, "destination", destination, "formToken", client.formToken())
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/account").status()).isEqualTo(200);
    }

    @Test
    void the_place_of_an_application_that_was_revoked_is_none() {
        PAGES.execute("""
                update consumer set revoked_at = now()
                where key in (select consumer_key from consumer_callback_host where host = '127.0.0.1')
                """);
        try {
            assertThat(PAGES.client()
                            .send(LOGOUT, "destination", "http://127.0.0.1/")
                            .status())
                    .isEqualTo(400);
        } finally {
            PAGES.execute("update consumer set revoked_at = null");
        }
    }
}

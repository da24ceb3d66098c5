package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages behind a proxy that speaks TLS, takes a part of the path away, and says for whom it asks. */
class PublicAddressTest {
    @RegisterExtension
    static final OwnPages PAGES =
            new OwnPages(Map.of("public-url", "https://uitpas.example/kaart", "trusted-proxies", "127.0.0.1"));

    @Test
    void every_link_and_form_leads_to_the_public_path() {
        var client = PAGES.client();
        assertThat(client.get("/").body()).contains("href=\"/kaart/sign-in\"").doesNotContain("href=\"/sign-in");
        assertThat(client.get("/sign-in").body())
                .contains("action=\"/kaart/sign-in\"")
                .contains("href=\"/kaart/assets/style-");

        assertThat(client.signIn("ann").header("Location")).contains("/kaart/");
        assertThat(client.get("/account").body()).contains("action=\"/kaart/account/password\"");
    }

    @Test
    void only_a_form_of_the_public_address_is_our_own() {
        assertThat(PAGES.client()
                        .with("Origin", "https://uitpas.example")
                        .signIn("ann")
                        .status())
                .isEqualTo(303);
        assertThat(PAGES.client()
                        .with("Origin", "https://UITPAS.example:443")
                        .signIn("ann")
                        .status())
                .isEqualTo(303);
        assertThat(PAGES.client()
                        .with("Origin", "http://uitpas.example")
                        .signIn("ann")
                        .status())
                .isEqualTo(403);
        assertThat(PAGES.client()
                        .with("Origin", PAGES.server().uri().toString())
                        .signIn("ann")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_client_s_own_address_is_counted_and_shown() {
        var client = PAGES.client().with("X-Forwarded-For", "198.51.100.9, 192.0.2.77");
        client.signIn("ben");

        assertThat(client.get("/account").body()).contains("vanaf 192.0.2.77");
    }

    @Test
    void after_signing_out_one_may_go_to_the_public_address() {
        var answer =
                PAGES.client().send("/uitid/rest/auth/logout", "destination", "https://uitpas.example/kaart/sign-in");

        assertThat(answer.header("Location")).contains("/kaart/sign-in");
        assertThat(answer.header("Strict-Transport-Security")).isPresent();
    }
}

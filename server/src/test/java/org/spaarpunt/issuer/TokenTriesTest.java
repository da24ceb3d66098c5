package org.spaarpunt.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.openid.TokenTries.Kind;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;

/** How often tokens can be tried for. */
class TokenTriesTest {
    private static final String CLIENT = "demo-integrator";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @BeforeEach
    void forget_tries() {
        PAGES.execute("delete from budget_use");
    }

    @Test
    void after_many_wrong_secrets_even_the_right_one_waits_until_the_period_is_over() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(ask("wrong").status()).isEqualTo(401);
        }
        var refused = ask("demo-integrator-secret");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("error").asString()).isEqualTo("slow_down");
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 901));
        assertThat(PAGES.server()
                        .features()
                        .openid()
                        .tries()
                        .begin(Kind.CLIENT, CLIENT, InetAddress.getByName("192.0.2.1")))
                .as("the same client from elsewhere")
                .isEmpty();
        PAGES.server().clock().set(PAGES.server().clock().instant().plus(Duration.ofMinutes(15)));
        assertThat(ask("demo-integrator-secret").status()).isEqualTo(200);
    }

    @Test
    void right_secrets_are_not_counted() {
        for (int i = 0; i < 61; i++) {
            assertThat(ask("demo-integrator-secret").status()).isEqualTo(200);
        }
        assertThat(PAGES.count("select coalesce(sum(used), 0) from budget_use")).isZero();
    }

    @Test
    void wrong_codes_are_counted_for_their_client() {
        PAGES.client()
                .send(
                        "/oidc/token",
                        "grant_type",
                        "authorization_code",
                        "code",
                        "none",
                        "redirect_uri",
                        "http://127.0.0.1/callback",
                        "client_id",
                        "demo-counter-web",
                        "client_secret",
                        "demo-counter-web-secret");

        assertThat(PAGES.count("select sum(used) from budget_use")).isEqualTo(1);
    }

    @Test
    void secrets_cannot_be_tried_by_revoking_either() {
        for (int i = 0; i < 60; i++) {
            revoke();
        }
        assertThat(revoke().status()).isEqualTo(429);
    }

    private static Answer revoke() {
        return PAGES.client().send("/oidc/revoke", "token", "none", "client_id", CLIENT, "client_secret", "wrong");
    }

    private static Answer ask(String secret) {
        return PAGES.client()
                .send("/oidc/token", "grant_type", "client_credentials", "client_id", CLIENT, "client_secret", secret);
    }
}

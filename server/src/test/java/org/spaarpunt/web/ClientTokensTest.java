package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.OidcClient.AUTHORIZE;
import static org.spaarpunt.web.OidcClient.TOKEN;
import static org.spaarpunt.web.OidcClient.exchangeForm;
import static org.spaarpunt.web.OidcClient.field;
import static org.spaarpunt.web.OidcClient.query;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of OAuth 2 gets for a code, and how that ends. */
class ClientTokensTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private static final OidcClient CLIENT = new OidcClient(PAGES);

    @BeforeEach
    void nothingIsAllowedYet() {
        PAGES.execute("delete from oauth2_consent");
        PAGES.execute("delete from oauth2_grant");
        PAGES.execute("delete from consumer_permission where permission = 'SKIP_AUTHORIZATION'");
    }

    @Test
    void a_code_is_used_once_and_a_second_use_ends_its_tokens() {
        var code = CLIENT.codeOf("ann");
        var tokens = CLIENT.exchange(code).json();
        var access = tokens.path("access_token").asString();
        assertThat(CLIENT.bearer(access).get("/oidc/userinfo").status()).isEqualTo(200);
        var again = CLIENT.exchange(code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_grant");
        var refused = CLIENT.bearer(access).get("/oidc/userinfo");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
        assertThat(CLIENT.refresh(tokens.path("refresh_token").asString()).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            redirect_uri,  http://127.0.0.1:9999/any/other
            redirect_uri,  ''
            code_verifier, another-verifier-of-at-least-forty-three-characters
            code_verifier, ''
            code_verifier, short
            """)
    void a_code_fits_its_request_only(String name, String value) {
        var refused = CLIENT.exchange(CLIENT.codeOf("ann"), name, value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isIn("invalid_grant", "invalid_request");
    }

    @Test
    void a_code_expires_within_a_minute_and_is_for_its_client_only() {
        var code = CLIENT.codeOf("ann");
        PAGES.server().clock().advance(Duration.ofSeconds(60));
        assertThat(CLIENT.exchange(code).json().path("error").asString()).isEqualTo("invalid_grant");

        PAGES.execute(
                "update oauth2_client set grants = grants || '{AUTHORIZATION_CODE}' where consumer_key = 'demo-integrator'");
        var other = CLIENT.codeOf("ann");
        assertThat(CLIENT.withSecret("demo-integrator:demo-integrator-secret")
                        .post(TOKEN, exchangeForm(other))
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(CLIENT.exchange(other).status()).isEqualTo(200);
    }

    @Test
    void a_confidential_client_needs_no_pkce_but_cannot_have_it_taken_away() {
        CLIENT.allowed("ann");
        var client = PAGES.signedIn("ann");
        var without = client.get(AUTHORIZE + query("code_challenge", "", "code_challenge_method", ""));
        assertThat(CLIENT.exchange(field(without, "code"), "code_verifier", "").status())
                .isEqualTo(200);
        var stripped = client.get(AUTHORIZE + query("code_challenge", "", "code_challenge_method", ""));
        assertThat(CLIENT.exchange(field(stripped, "code")).status()).isEqualTo(400);
    }

    @Test
    void the_counter_application_refreshes_four_times_at_once_and_again_with_the_old_token() {
        var refresh = CLIENT.tokensOf("ann").path("refresh_token").asString();
        var answers = Stream.generate(() -> refresh)
                .limit(4)
                .parallel()
                .map(CLIENT::refresh)
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        PAGES.server().clock().advance(Duration.ofHours(13));
        var later = CLIENT.withoutSecretInHeader()
                .send(
                        "/oidc/realms/uitid/protocol/openid-connect/token",
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refresh,
                        "client_id",
                        "demo-counter-web",
                        "client_secret",
                        "demo-counter-web-secret");
        assertThat(later.status()).isEqualTo(200);
        assertThat(CLIENT.bearer(later.json().path("access_token").asString())
                        .get("/oidc/realms/uitid/protocol/openid-connect/userinfo")
                        .status())
                .isEqualTo(200);
        PAGES.server().clock().advance(Duration.ofDays(31));
        assertThat(CLIENT.refresh(refresh).json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void the_refresh_token_of_a_public_client_is_replaced_and_a_late_use_of_the_old_one_ends_everything() {
        var first = CLIENT.mobileTokens("openid profile offline_access");
        var old = first.path("refresh_token").asString();
        var second = CLIENT.mobileRefresh(old).json().path("refresh_token").asString();
        assertThat(second).isNotEqualTo(old);
        PAGES.server().clock().advance(Duration.ofSeconds(59));
        assertThat(CLIENT.mobileRefresh(old).status()).isEqualTo(200);
        assertThat(CLIENT.mobileRefresh(second).status()).isEqualTo(200);
        PAGES.server().clock().advance(Duration.ofMinutes(2));
        assertThat(CLIENT.mobileRefresh(old).json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(CLIENT.mobileRefresh(second).json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_can_ask_for_less_and_not_for_more() {
        var refresh = CLIENT.tokensOf("ann").path("refresh_token").asString();
        var less = CLIENT.refresh(refresh, "scope", "openid").json();
        assertThat(less.path("scope").asString()).isEqualTo("openid");
        assertThat(CLIENT.refresh(refresh, "scope", "openid offline_access")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
    }

    @Test
    void signing_out_ends_what_was_allowed_in_the_session_but_not_offline_access() {
        var client = PAGES.client();
        client.signIn("jef");
        var mobile = CLIENT.mobileTokens(client, "openid");
        var offline = CLIENT.mobileTokens(client, "openid offline_access");
        client.send("/sign-out", "formToken", client.formToken());
        assertThat(CLIENT.bearer(mobile.path("access_token").asString())
                        .get("/oidc/userinfo")
                        .status())
                .isEqualTo(401);
        assertThat(CLIENT.mobileRefresh(mobile.path("refresh_token").asString()).status())
                .isEqualTo(400);
        assertThat(CLIENT.bearer(offline.path("access_token").asString())
                        .get("/oidc/userinfo")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_account_page_shows_the_application_and_ends_its_access() {
        var access = CLIENT.tokensOf("ann").path("access_token").asString();
        var client = PAGES.signedIn("ann");
        assertThat(client.get("/account").body()).contains("Balie op het web");
        client.send(
                "/account/applications/end",
                "application",
                "demo-counter-web",
                "confirmed",
                "yes",
                "formToken",
                client.formToken());
        assertThat(CLIENT.bearer(access).get("/oidc/userinfo").status()).isEqualTo(401);
        assertThat(client.get("/account").body()).doesNotContain("Balie op het web");
        assertThat(client.get(AUTHORIZE + query()).status())
                .as("it is asked again")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void a_client_revokes_its_tokens_and_no_others(String kind) {
        var tokens = CLIENT.tokensOf("ann");
        var token = tokens.path(kind).asString();
        assertThat(CLIENT.withSecret("demo-integrator:demo-integrator-secret")
                        .send("/oidc/revoke", "token", token)
                        .status())
                .isEqualTo(200);
        var access = CLIENT.bearer(tokens.path("access_token").asString());
        assertThat(access.get("/oidc/userinfo").status()).isEqualTo(200);
        assertThat(PAGES.client().send("/oidc/revoke", "token", token).status()).isIn(400, 401);
        assertThat(CLIENT.counterWeb().send("/oidc/revoke", "token", token).status())
                .isEqualTo(200);
        assertThat(access.get("/oidc/userinfo").status()).isEqualTo(401);
        assertThat(CLIENT.counterWeb().send("/oidc/revoke", "token", "no token").status())
                .isEqualTo(200);
    }

    @Test
    void pages_of_a_public_client_may_read_answers_and_others_may_not() {
        var own = PAGES.client().with("Origin", "http://127.0.0.1:5173").send(TOKEN, "grant_type", "x");
        assertThat(own.header("Access-Control-Allow-Origin")).contains("http://127.0.0.1:5173");
        var other = PAGES.client().with("Origin", "https://evil.example").send(TOKEN, "grant_type", "x");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void userinfo_takes_the_token_in_the_header_or_the_form_and_never_in_the_address() {
        var access = CLIENT.tokensOf("ann").path("access_token").asString();
        assertThat(PAGES.client().send("/oidc/userinfo", "access_token", access).status())
                .isEqualTo(200);
        assertThat(PAGES.client().get("/oidc/userinfo?access_token=" + access).status())
                .isEqualTo(401);
        assertThat(PAGES.client().get("/oidc/userinfo").header("WWW-Authenticate"))
                .contains("Bearer realm=\"spaarpunt\"");
        var machine = CLIENT.withSecret("demo-integrator:demo-integrator-secret")
                .send(TOKEN, "grant_type", "client_credentials")
                .json()
                .path("access_token")
                .asString();
        assertThat(CLIENT.bearer(machine).get("/oidc/userinfo").status()).isEqualTo(403);
    }
}

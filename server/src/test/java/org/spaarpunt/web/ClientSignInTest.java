package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.OidcClient.AUTHORIZE;
import static org.spaarpunt.web.OidcClient.BACK;
import static org.spaarpunt.web.OidcClient.field;
import static org.spaarpunt.web.OidcClient.filled;
import static org.spaarpunt.web.OidcClient.location;
import static org.spaarpunt.web.OidcClient.mobileQuery;
import static org.spaarpunt.web.OidcClient.parameters;
import static org.spaarpunt.web.OidcClient.query;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A client of OAuth 2 has its user sign in: what the Basic OP and Config OP profiles of the OpenID Foundation's
 * conformance tests look at, and what clients of ours need besides.
 */
class ClientSignInTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";

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
    void an_employee_signs_in_allows_it_once_and_the_client_knows_who_it_is() throws ParseException, JOSEException {
        var client = PAGES.client();
        var form = client.get(AUTHORIZE + query("nonce", "n-1"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("om verder te gaan naar Balie op het web");
        var consent = client.post(AUTHORIZE, filled(form, "username", "ann", "password", "demo"));
        assertThat(consent.body())
                .contains("Mag Balie op het web in jouw naam werken?")
                .contains("<li>CC De Werf</li>")
                .contains("je e-mailadres kennen");
        var back = client.post(AUTHORIZE, filled(consent, "decision", "allow"));
        assertThat(back.status()).isEqualTo(303);
        assertThat(location(back)).startsWith(BACK + "?");
        assertThat(field(back, "state")).isEqualTo("s-1");
        assertThat(field(back, "iss")).isEqualTo(CLIENT.issuer());

        var tokens = CLIENT.exchange(field(back, "code")).json();
        var id = CLIENT.verified(tokens.path("id_token").asString());
        assertThat(id.getIssuer()).isEqualTo(CLIENT.issuer());
        assertThat(id.getSubject()).isEqualTo(ANN);
        assertThat(id.getAudience()).containsExactly("demo-counter-web");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getStringClaim("name")).isEqualTo("Ann Peeters");
        assertThat(id.getStringClaim("email")).isEqualTo("ann@demo.example");
        assertThat(id.getStringClaim("at_hash")).isNotBlank();
        assertThat(id.getLongClaim("auth_time"))
                .isEqualTo(PAGES.server().clock().instant().getEpochSecond());
        assertThat(tokens.path("refresh_token").asString()).isNotBlank();
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(43_200);

        var again = client.get(AUTHORIZE + query());
        assertThat(again.status()).as("it is not asked again").isEqualTo(303);
        var userInfo = CLIENT.bearer(tokens.path("access_token").asString()).get("/oidc/userinfo");
        assertThat(userInfo.json().path("sub").asString()).isEqualTo(ANN);
        assertThat(userInfo.json().path("given_name").asString()).isEqualTo("Ann");
    }

    @Test
    void what_the_client_is_told_when_the_user_refuses() {
        var client = PAGES.signedIn("ann");
        var back = client.post(AUTHORIZE, filled(client.get(AUTHORIZE + query()), "decision", "refuse"));
        assertThat(field(back, "error")).isEqualTo("access_denied");
        assertThat(field(back, "state")).isEqualTo("s-1");
        assertThat(PAGES.count("select count(*) from oauth2_consent")).isZero();
    }

    @Test
    void a_client_that_is_trusted_is_not_asked_about() {
        PAGES.execute("insert into consumer_permission values ('demo-counter-web', 'SKIP_AUTHORIZATION')");
        assertThat(PAGES.signedIn("ann").head(AUTHORIZE + query()).status()).isEqualTo(200);
        assertThat(PAGES.signedIn("ann")
                        .with("Sec-Purpose", "prefetch")
                        .get(AUTHORIZE + query())
                        .status())
                .isEqualTo(200);
        assertThat(PAGES.count("select count(*) from oauth2_grant")).isZero();
        assertThat(field(PAGES.signedIn("ann").get(AUTHORIZE + query()), "code"))
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            client_id,    nobody
            client_id,    demo-member-app
            redirect_uri, http://127.0.0.1@evil.example/
            redirect_uri, https://evil.example/back
            redirect_uri, http://localhost:9999/any/where
            redirect_uri, ''
            client_id,    ''
            """)
    void a_user_is_never_sent_to_a_place_that_the_client_has_not_registered(String name, String value) {
        var answer = PAGES.signedIn("ann").get(AUTHORIZE + query(name, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            response_type,         '',            invalid_request
            response_type,         token,         unsupported_response_type
            response_type,         code id_token, unsupported_response_type
            response_mode,         form_post,     invalid_request
            request,               e30.e30.,      request_not_supported
            request_uri,           https://x.y/z, request_uri_not_supported
            registration,          {},            registration_not_supported
            prompt,                none login,    invalid_request
            prompt,                dance,         invalid_request
            max_age,               -1,            invalid_request
            max_age,               soon,          invalid_request
            code_challenge_method, plain,         invalid_request
            code_challenge,        short,         invalid_request
            code_challenge,        '',            invalid_request
            """)
    void any_other_mistake_is_told_to_the_client(String name, String value, String error) {
        var answer = PAGES.signedIn("ann").get(AUTHORIZE + query(name, value));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(field(answer, "error")).isEqualTo(error);
        assertThat(field(answer, "state")).isEqualTo("s-1");
        assertThat(field(answer, "iss")).isEqualTo(CLIENT.issuer());
    }

    @Test
    void a_parameter_that_is_there_twice_is_told_and_unknown_ones_pass() {
        var client = PAGES.signedIn("ann");
        assertThat(field(client.get(AUTHORIZE + query() + "&scope=openid"), "error"))
                .isEqualTo("invalid_request");
        assertThat(client.get(AUTHORIZE + query() + "&referrer=uitpas&extra=foobar&acr_values=optional")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void prompt_none_answers_without_a_page() {
        assertThat(field(PAGES.client().get(AUTHORIZE + query("prompt", "none")), "error"))
                .isEqualTo("login_required");
        var client = PAGES.signedIn("ann");
        assertThat(field(client.get(AUTHORIZE + query("prompt", "none")), "error"))
                .isEqualTo("consent_required");
        client.post(AUTHORIZE, filled(client.get(AUTHORIZE + query()), "decision", "allow"));
        assertThat(field(client.get(AUTHORIZE + query("prompt", "none")), "code"))
                .isNotBlank();
        assertThat(client.get(AUTHORIZE + query("prompt", "consent")).status()).isEqualTo(200);
    }

    @Test
    void prompt_login_and_max_age_have_the_user_sign_in_again() throws ParseException, JOSEException {
        CLIENT.allowed("ann");
        var client = PAGES.signedIn("ann");
        assertThat(client.get(AUTHORIZE + query("prompt", "login")).body()).contains("name=\"password\"");
        assertThat(client.get(AUTHORIZE + query("max_age", "60")).status()).isEqualTo(303);
        PAGES.server().clock().advance(Duration.ofSeconds(61));
        var form = client.get(AUTHORIZE + query("max_age", "60"));
        assertThat(form.body()).contains("name=\"password\"");
        assertThat(field(client.get(AUTHORIZE + query("max_age", "60", "prompt", "none")), "error"))
                .isEqualTo("login_required");
        var back = client.post(AUTHORIZE, filled(form, "username", "ann", "password", "demo"));
        var id = CLIENT.verified(
                CLIENT.exchange(field(back, "code")).json().path("id_token").asString());
        assertThat(id.getLongClaim("auth_time"))
                .isEqualTo(PAGES.server().clock().instant().getEpochSecond());
    }

    @Test
    void hints_fill_in_the_name_choose_the_language_and_tell_users_apart() throws ParseException, JOSEException {
        assertThat(PAGES.client()
                        .get(AUTHORIZE + query("login_hint", "ann@demo.example"))
                        .body())
                .contains("value=\"ann@demo.example\"");
        assertThat(PAGES.client()
                        .get(AUTHORIZE + query("ui_locales", "es fr-BE en"))
                        .body())
                .contains("<html lang=\"fr\"");
        var id = CLIENT.tokensOf("ann").path("id_token").asString();
        CLIENT.allowed("ben");
        var ben = PAGES.signedIn("ben");
        assertThat(field(ben.get(AUTHORIZE + query("prompt", "none", "id_token_hint", id)), "error"))
                .isEqualTo("login_required");
        assertThat(ben.get(AUTHORIZE + query("id_token_hint", id)).body()).contains("name=\"password\"");
    }

    @Test
    void a_request_for_a_strong_sign_in_leads_to_setting_up_a_second_factor() {
        var client = PAGES.client();
        client.signIn("ann");
        var answer = client.get(AUTHORIZE + query("acr_values", "strong"));
        assertThat(location(answer)).startsWith("/account/second-factor?next=%2Foidc%2Fauthorize");
        assertThat(field(client.get(AUTHORIZE + query("prompt", "none", "acr_values", "strong")), "error"))
                .isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void a_client_may_post_its_request() {
        var posted = PAGES.signedIn("ann").post(AUTHORIZE, parameters());
        assertThat(posted.status()).isEqualTo(303);
        assertThat(PAGES.signedIn("ann").get(location(posted)).body()).contains("in jouw naam werken?");
    }

    @Test
    void signing_out_from_the_client_comes_back_at_once_and_only_to_a_registered_place() {
        var client = PAGES.client();
        client.signIn("ann");
        var out =
                "/oidc/realms/uitid/protocol/openid-connect/logout?client_id=demo-counter-web&post_logout_redirect_uri=";
        assertThat(client.get(out + "https%3A%2F%2Fevil.example%2F").status()).isEqualTo(400);
        assertThat(client.get("/account").status()).isEqualTo(200);
        var back = client.get(out + "http%3A%2F%2F127.0.0.1%3A8380%2Fbye&state=x");
        assertThat(location(back)).isEqualTo("http://127.0.0.1:8380/bye?state=x");
        assertThat(client.get("/account").status()).isEqualTo(303);
        assertThat(location(client.get("/oidc/logout"))).isEqualTo("/uitid/rest/auth/logout");
    }

    @Test
    void a_public_client_must_use_pkce_and_is_asked_about_each_time() {
        var client = PAGES.signedIn("jef");
        var wrong = client.get(AUTHORIZE + mobileQuery("openid", "code_challenge", "", "code_challenge_method", ""));
        assertThat(field(wrong, "error")).isEqualTo("invalid_request");
        CLIENT.mobileTokens(client, "openid");
        assertThat(client.get(AUTHORIZE + mobileQuery("openid")).status()).isEqualTo(200);
    }

    @Test
    void the_description_names_what_there_is_and_the_keys_hold_no_secret() throws ParseException {
        for (var place : List.of(
                "/oidc/.well-known/openid-configuration", "/oidc/realms/uitid/.well-known/openid-configuration")) {
            var answer = PAGES.client().with("Origin", "https://any.example").get(place);
            var about = answer.json();
            assertThat(about.path("issuer").asString()).isEqualTo(CLIENT.issuer());
            for (var endpoint : List.of("authorization", "token", "userinfo", "revocation", "end_session")) {
                assertThat(about.path(endpoint + "_endpoint").asString()).startsWith(CLIENT.issuer() + "/");
            }
            assertThat(about.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
            assertThat(about.path("subject_types_supported").toString()).isEqualTo("[\"public\"]");
            assertThat(about.path("id_token_signing_alg_values_supported").toString())
                    .isEqualTo("[\"RS256\"]");
            assertThat(about.path("code_challenge_methods_supported").toString())
                    .isEqualTo("[\"S256\"]");
            assertThat(about.path("scopes_supported").toString()).contains("\"openid\"");
            assertThat(about.path("claims_supported").toString()).contains("\"sub\"");
            assertThat(about.path("request_uri_parameter_supported").asBoolean())
                    .isFalse();
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        }
        var keys = JWKSet.parse(PAGES.client().get("/oidc/jwks").body());
        assertThat(keys.getKeys()).isNotEmpty().allMatch(key -> !key.isPrivate() && key.getKeyID() != null);
        assertThat(PAGES.client()
                        .get("/oidc/realms/uitid/protocol/openid-connect/certs")
                        .body())
                .isEqualTo(PAGES.client().get("/oidc/jwks").body());
    }
}

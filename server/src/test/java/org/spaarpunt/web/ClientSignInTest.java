package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;
import tools.jackson.databind.JsonNode;

/**
 * A client of OAuth 2 has its user sign in: what the Basic OP and Config OP profiles of the OpenID Foundation's
 * conformance tests look at, and what clients of ours need besides.
 */
class ClientSignInTest {
    private static final String AUTHORIZE = "/oidc/authorize";
    private static final String TOKEN = "/oidc/token";
    private static final String BACK = "http://127.0.0.1:9999/any/where";
    private static final String MOBILE_BACK = "http://127.0.0.1:41234/callback";
    private static final CodeVerifier VERIFIER = new CodeVerifier("a-verifier-of-at-least-forty-three-characters-1");
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

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
        assertThat(field(back, "iss")).isEqualTo(issuer());

        var tokens = exchange(field(back, "code")).json();
        var id = verified(tokens.path("id_token").asString());
        assertThat(id.getIssuer()).isEqualTo(issuer());
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
        var userInfo = bearer(tokens.path("access_token").asString()).get("/oidc/userinfo");
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
        assertThat(field(answer, "iss")).isEqualTo(issuer());
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
        allowed("ann");
        var client = PAGES.signedIn("ann");
        assertThat(client.get(AUTHORIZE + query("prompt", "login")).body()).contains("name=\"password\"");
        assertThat(client.get(AUTHORIZE + query("max_age", "60")).status()).isEqualTo(303);
        PAGES.server().clock().advance(Duration.ofSeconds(61));
        var form = client.get(AUTHORIZE + query("max_age", "60"));
        assertThat(form.body()).contains("name=\"password\"");
        assertThat(field(client.get(AUTHORIZE + query("max_age", "60", "prompt", "none")), "error"))
                .isEqualTo("login_required");
        var back = client.post(AUTHORIZE, filled(form, "username", "ann", "password", "demo"));
        var id = verified(exchange(field(back, "code")).json().path("id_token").asString());
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
        var id = tokensOf("ann").path("id_token").asString();
        allowed("ben");
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
    void a_code_is_used_once_and_a_second_use_ends_its_tokens() {
        var code = codeOf("ann");
        var tokens = exchange(code).json();
        var access = tokens.path("access_token").asString();
        assertThat(bearer(access).get("/oidc/userinfo").status()).isEqualTo(200);
        var again = exchange(code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_grant");
        var refused = bearer(access).get("/oidc/userinfo");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
        assertThat(refresh(tokens.path("refresh_token").asString()).status()).isEqualTo(400);
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
        var refused = exchange(codeOf("ann"), name, value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isIn("invalid_grant", "invalid_request");
    }

    @Test
    void a_code_expires_within_a_minute_and_is_for_its_client_only() {
        var code = codeOf("ann");
        PAGES.server().clock().advance(Duration.ofSeconds(60));
        assertThat(exchange(code).json().path("error").asString()).isEqualTo("invalid_grant");

        PAGES.execute(
                "update oauth2_client set grants = grants || '{AUTHORIZATION_CODE}' where consumer_key = 'demo-integrator'");
        var other = codeOf("ann");
        assertThat(withSecret("demo-integrator:demo-integrator-secret")
                        .post(TOKEN, exchangeForm(other))
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(exchange(other).status()).isEqualTo(200);
    }

    @Test
    void a_confidential_client_needs_no_pkce_but_cannot_have_it_taken_away() {
        allowed("ann");
        var client = PAGES.signedIn("ann");
        var without = client.get(AUTHORIZE + query("code_challenge", "", "code_challenge_method", ""));
        assertThat(exchange(field(without, "code"), "code_verifier", "").status())
                .isEqualTo(200);
        var stripped = client.get(AUTHORIZE + query("code_challenge", "", "code_challenge_method", ""));
        assertThat(exchange(field(stripped, "code")).status()).isEqualTo(400);
    }

    @Test
    void the_counter_application_refreshes_four_times_at_once_and_again_with_the_old_token() {
        var refresh = tokensOf("ann").path("refresh_token").asString();
        var answers = Stream.generate(() -> refresh)
                .limit(4)
                .parallel()
                .map(this::refresh)
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        PAGES.server().clock().advance(Duration.ofHours(13));
        var later = withoutSecretInHeader()
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
        assertThat(bearer(later.json().path("access_token").asString())
                        .get("/oidc/realms/uitid/protocol/openid-connect/userinfo")
                        .status())
                .isEqualTo(200);
        PAGES.server().clock().advance(Duration.ofDays(31));
        assertThat(refresh(refresh).json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void the_refresh_token_of_a_public_client_is_replaced_and_a_late_use_of_the_old_one_ends_everything() {
        var first = mobileTokens("openid profile offline_access");
        var old = first.path("refresh_token").asString();
        var second = mobileRefresh(old).json().path("refresh_token").asString();
        assertThat(second).isNotEqualTo(old);
        PAGES.server().clock().advance(Duration.ofSeconds(59));
        assertThat(mobileRefresh(old).status()).isEqualTo(200);
        assertThat(mobileRefresh(second).status()).isEqualTo(200);
        PAGES.server().clock().advance(Duration.ofMinutes(2));
        assertThat(mobileRefresh(old).json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(mobileRefresh(second).json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_can_ask_for_less_and_not_for_more() {
        var refresh = tokensOf("ann").path("refresh_token").asString();
        var less = refresh(refresh, "scope", "openid").json();
        assertThat(less.path("scope").asString()).isEqualTo("openid");
        assertThat(refresh(refresh, "scope", "openid offline_access")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
    }

    @Test
    void signing_out_ends_what_was_allowed_in_the_session_but_not_offline_access() {
        var client = PAGES.client();
        client.signIn("jef");
        var mobile = mobileTokens(client, "openid");
        var offline = mobileTokens(client, "openid offline_access");
        client.send("/sign-out", "formToken", client.formToken());
        assertThat(bearer(mobile.path("access_token").asString())
                        .get("/oidc/userinfo")
                        .status())
                .isEqualTo(401);
        assertThat(mobileRefresh(mobile.path("refresh_token").asString()).status())
                .isEqualTo(400);
        assertThat(bearer(offline.path("access_token").asString())
                        .get("/oidc/userinfo")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_account_page_shows_the_application_and_ends_its_access() {
        var access = tokensOf("ann").path("access_token").asString();
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
        assertThat(bearer(access).get("/oidc/userinfo").status()).isEqualTo(401);
        assertThat(client.get("/account").body()).doesNotContain("Balie op het web");
        assertThat(client.get(AUTHORIZE + query()).status())
                .as("it is asked again")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void a_client_revokes_its_tokens_and_no_others(String kind) {
        var tokens = tokensOf("ann");
        var token = tokens.path(kind).asString();
        assertThat(withSecret("demo-integrator:demo-integrator-secret")
                        .send("/oidc/revoke", "token", token)
                        .status())
                .isEqualTo(200);
        var access = bearer(tokens.path("access_token").asString());
        assertThat(access.get("/oidc/userinfo").status()).isEqualTo(200);
        assertThat(PAGES.client().send("/oidc/revoke", "token", token).status()).isIn(400, 401);
        assertThat(counterWeb().send("/oidc/revoke", "token", token).status()).isEqualTo(200);
        assertThat(access.get("/oidc/userinfo").status()).isEqualTo(401);
        assertThat(counterWeb().send("/oidc/revoke", "token", "no token").status())
                .isEqualTo(200);
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
        mobileTokens(client, "openid");
        assertThat(client.get(AUTHORIZE + mobileQuery("openid")).status()).isEqualTo(200);
    }

    @Test
    void the_description_names_what_there_is_and_the_keys_hold_no_secret() throws ParseException {
        for (var place : List.of(
                "/oidc/.well-known/openid-configuration", "/oidc/realms/uitid/.well-known/openid-configuration")) {
            var answer = PAGES.client().with("Origin", "https://any.example").get(place);
            var about = answer.json();
            assertThat(about.path("issuer").asString()).isEqualTo(issuer());
            for (var endpoint : List.of("authorization", "token", "userinfo", "revocation", "end_session")) {
                assertThat(about.path(endpoint + "_endpoint").asString()).startsWith(issuer() + "/");
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

    @Test
    void pages_of_a_public_client_may_read_answers_and_others_may_not() {
        var own = PAGES.client().with("Origin", "http://127.0.0.1:5173").send(TOKEN, "grant_type", "x");
        assertThat(own.header("Access-Control-Allow-Origin")).contains("http://127.0.0.1:5173");
        var other = PAGES.client().with("Origin", "https://evil.example").send(TOKEN, "grant_type", "x");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void userinfo_takes_the_token_in_the_header_or_the_form_and_never_in_the_address() {
        var access = tokensOf("ann").path("access_token").asString();
        assertThat(PAGES.client().send("/oidc/userinfo", "access_token", access).status())
                .isEqualTo(200);
        assertThat(PAGES.client().get("/oidc/userinfo?access_token=" + access).status())
                .isEqualTo(401);
        assertThat(PAGES.client().get("/oidc/userinfo").header("WWW-Authenticate"))
                .contains("Bearer realm=\"spaarpunt\"");
        var machine = withSecret("demo-integrator:demo-integrator-secret")
                .send(TOKEN, "grant_type", "client_credentials")
                .json()
                .path("access_token")
                .asString();
        assertThat(bearer(machine).get("/oidc/userinfo").status()).isEqualTo(403);
    }

    private JsonNode tokensOf(String nick) {
        return exchange(codeOf(nick)).json();
    }

    private String codeOf(String nick) {
        allowed(nick);
        return field(PAGES.signedIn(nick).get(AUTHORIZE + query()), "code");
    }

    private static void allowed(String nick) {
        PAGES.execute("""
                insert into oauth2_consent (user_id, consumer_key, scopes, given_at)
                select id, 'demo-counter-web', '{openid,profile,email}', now() from app_user where nick = '%s'
                on conflict do nothing
                """.formatted(nick));
    }

    private JsonNode mobileTokens(String scope) {
        return mobileTokens(PAGES.signedIn("jef"), scope);
    }

    private static JsonNode mobileTokens(PlainClient client, String scope) {
        var consent = client.get(AUTHORIZE + mobileQuery(scope));
        var back = client.post(AUTHORIZE, filled(consent, "decision", "allow"));
        return PAGES.client()
                .send(
                        TOKEN,
                        "grant_type",
                        "authorization_code",
                        "code",
                        field(back, "code"),
                        "redirect_uri",
                        MOBILE_BACK,
                        "code_verifier",
                        VERIFIER.getValue(),
                        "client_id",
                        "demo-member-mobile")
                .json();
    }

    private static Answer mobileRefresh(String token) {
        return PAGES.client()
                .send(TOKEN, "grant_type", "refresh_token", "refresh_token", token, "client_id", "demo-member-mobile");
    }

    private Answer refresh(String token, String... more) {
        var form = new ArrayList<>(List.of("grant_type", "refresh_token", "refresh_token", token));
        form.addAll(List.of(more));
        return counterWeb().send(TOKEN, form.toArray(String[]::new));
    }

    private static Answer exchange(String code, String... changes) {
        return counterWeb().post(TOKEN, changed(exchangeForm(code), changes));
    }

    private static Parameters exchangeForm(String code) {
        return new Parameters(List.of(
                new Parameter("grant_type", "authorization_code"),
                new Parameter("code", code),
                new Parameter("redirect_uri", BACK),
                new Parameter("code_verifier", VERIFIER.getValue())));
    }

    private static String query(String... changes) {
        return "?" + parameters(changes).encoded();
    }

    private static Parameters parameters(String... changes) {
        return changed(request("demo-counter-web", BACK, "openid profile email"), changes);
    }

    private static String mobileQuery(String scope, String... changes) {
        return "?"
                + changed(request("demo-member-mobile", MOBILE_BACK, scope), changes)
                        .encoded();
    }

    private static Parameters request(String client, String redirect, String scope) {
        return new Parameters(List.of(
                new Parameter("client_id", client),
                new Parameter("redirect_uri", redirect),
                new Parameter("response_type", "code"),
                new Parameter("scope", scope),
                new Parameter("state", "s-1"),
                new Parameter(
                        "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER)
                                .getValue()),
                new Parameter("code_challenge_method", "S256")));
    }

    /** The parameters with others of these names and values in turn. */
    private static Parameters changed(Parameters parameters, String... changes) {
        var pairs = new ArrayList<>(parameters.pairs());
        for (int i = 0; i < changes.length; i += 2) {
            var name = changes[i];
            pairs.removeIf(pair -> pair.name().equals(name));
            pairs.add(new Parameter(name, changes[i + 1]));
        }
        return new Parameters(pairs);
    }

    /** The form of a page with its hidden fields, filled in. */
    private static Parameters filled(Answer page, String... namesAndValues) {
        var fields = new ArrayList<Parameter>();
        for (var name : Stream.concat(
                        request("", "", "").pairs().stream().map(Parameter::name),
                        Stream.of("prompt", "max_age", "nonce", "ticket"))
                .toList()) {
            if (page.body().contains("name=\"" + name + "\" value=")) {
                fields.add(new Parameter(name, PlainClient.field(page, name)));
            }
        }
        return changed(new Parameters(fields), namesAndValues);
    }

    private static JWTClaimsSet verified(String token) throws ParseException, JOSEException {
        var signed = SignedJWT.parse(token);
        var keys = JWKSet.parse(PAGES.client().get("/oidc/jwks").body());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    private static PlainClient counterWeb() {
        return withSecret("demo-counter-web:demo-counter-web-secret");
    }

    private static PlainClient withoutSecretInHeader() {
        return PAGES.client();
    }

    private static PlainClient withSecret(String credentials) {
        return PAGES.client()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private static PlainClient bearer(String token) {
        return PAGES.client().with("Authorization", "Bearer " + token);
    }

    private static String issuer() {
        return PAGES.server().uri() + "/oidc";
    }

    private static String location(Answer answer) {
        return answer.header("Location").orElseThrow(() -> new AssertionError(answer.status() + " " + answer.body()));
    }

    private static String field(Answer answer, String name) {
        return Parameters.parse(URI.create(location(answer)).getRawQuery())
                .orElseThrow()
                .firstFilled(name)
                .orElse("");
    }
}

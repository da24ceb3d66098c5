package org.spaarpunt.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.Database;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Clients obtain tokens for themselves, and are told what is wrong with their requests. */
class TokenEndpointTest {
    private static final String TOKEN = "/oidc/token";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "/oidc/realms/uitid/protocol/openid-connect/token"})
    void an_integrator_gets_a_token_with_its_secret_in_the_body(String address) throws ParseException {
        var answer = PAGES.client()
                .send(
                        address,
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "demo-integrator",
                        "client_secret",
                        "demo-integrator-secret");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").isNumber()).isTrue();
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(43_200);
        assertThat(answer.json().has("refresh_token")).isFalse();
        var claims =
                SignedJWT.parse(answer.json().path("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(PAGES.server().uri() + "/oidc");
        assertThat(claims.getSubject()).isEqualTo("demo-integrator");
        assertThat(claims.getAudience()).containsExactly("https://api.publiq.be");
        assertThat(claims.getStringClaim("azp")).isEqualTo("demo-integrator");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("demo-integrator");
        assertThat(claims.getStringClaim("https://publiq.be/publiq-apis").split(" "))
                .contains("ups");
        assertThat(claims.getJWTID()).isNotBlank();
    }

    /** Making one takes longer than the first client would wait, on a machine that is busy with a start. */
    @Test
    void a_new_installation_has_its_signing_key_when_it_begins_to_listen() {
        try (var place = RunningServer.demoDatabase()) {
            try (var database = Database.open(place.address(), 1)) {
                database.jdbi().useHandle(handle -> handle.execute("delete from signing_key"));
            }
            try (var server = RunningServer.on(place)) {
                long keys = server.jdbi()
                        .withHandle(handle -> handle.createQuery("select count(*) from signing_key")
                                .mapTo(Long.class)
                                .one());
                assertThat(keys).isEqualTo(1);
            }
        }
    }

    @Test
    void the_secret_may_be_in_the_header() {
        assertThat(withHeader("demo-integrator:demo-integrator-secret")
                        .send(TOKEN, "grant_type", "client_credentials")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_secret_an_unknown_client_and_no_secret_are_one_answer_that_names_how_to_authenticate() {
        var answers = new Answer[] {
            withHeader("demo-integrator:wrong").send(TOKEN, "grant_type", "client_credentials"),
            withHeader("nobody:wrong").send(TOKEN, "grant_type", "client_credentials"),
            PAGES.client()
                    .send(
                            TOKEN,
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            "demo-integrator",
                            "client_secret",
                            "wrong"),
            // An application of OAuth 1.0a is no client until somebody makes it one.
            withHeader("demo-member-app:demo-member-app-secret").send(TOKEN, "grant_type", "client_credentials"),
        };
        for (var answer : answers) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
            assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"spaarpunt\"");
            assertThat(answer.body()).isEqualTo(answers[0].body());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            grant_type=password&username=ann&password=demo,                                   400, unsupported_grant_type
            grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=x,  400, unsupported_grant_type
            grant_type=,                                                                      400, invalid_request
            scope=openid,                                                                     400, invalid_request
            grant_type=client_credentials&grant_type=client_credentials,                      400, invalid_request
            grant_type=authorization_code,                                                    400, invalid_request
            grant_type=authorization_code&code=x&redirect_uri=http%3A%2F%2F127.0.0.1%2F,      400, unauthorized_client
            grant_type=refresh_token&refresh_token=x,                                         400, unauthorized_client
            grant_type=client_credentials&client_secret=demo-integrator-secret,               400, invalid_request
            grant_type=client_credentials&client_id=somebody-else,                            400, invalid_request
            """)
    void what_is_wrong_with_a_request_is_told_by_the_error_of_the_rfc(String form, int status, String error) {
        var answer = withHeader("demo-integrator:demo-integrator-secret")
                .post(TOKEN, "application/x-www-form-urlencoded", form);
        assertThat(answer.json().path("error").asString()).as(answer.body()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void a_body_that_is_no_form_is_an_invalid_request() {
        var answer = withHeader("demo-integrator:demo-integrator-secret")
                .post(TOKEN, "application/json", "{\"grant_type\":\"client_credentials\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void get_is_not_allowed_and_unknown_addresses_are_not_found_in_json() {
        assertThat(PAGES.client().get(TOKEN).status()).isEqualTo(405);
        assertThat(PAGES.client().get(TOKEN).header("Allow")).contains("OPTIONS, POST");
        var missing = PAGES.client().get("/oidc/tokens");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("error").asString()).isEqualTo("not_found");
    }

    @Test
    void the_previous_secret_works_until_its_end_and_a_suspended_client_gets_nothing() {
        PAGES.execute("update consumer set suspended_at = now() where key = 'demo-integrator'");
        try {
            assertThat(withHeader("demo-integrator:demo-integrator-secret")
                            .send(TOKEN, "grant_type", "client_credentials")
                            .status())
                    .isEqualTo(401);
        } finally {
            PAGES.execute("update consumer set suspended_at = null where key = 'demo-integrator'");
        }
    }

    private static PlainClient withHeader(String credentials) {
        return PAGES.client()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
}

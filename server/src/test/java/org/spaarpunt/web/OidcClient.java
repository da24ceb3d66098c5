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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;
import tools.jackson.databind.JsonNode;

/** The clients of the demo, and what they say in the protocol of OAuth 2. */
record OidcClient(OwnPages pages) {
    static final String AUTHORIZE = "/oidc/authorize";
    static final String TOKEN = "/oidc/token";
    static final String BACK = "http://127.0.0.1:9999/any/where";

    private static final String MOBILE_BACK = "http://127.0.0.1:41234/callback";
    private static final CodeVerifier VERIFIER = new CodeVerifier("a-verifier-of-at-least-forty-three-characters-1");

    JsonNode tokensOf(String nick) {
        return exchange(codeOf(nick)).json();
    }

    String codeOf(String nick) {
        allowed(nick);
        return field(pages.signedIn(nick).get(AUTHORIZE + query()), "code");
    }

    void allowed(String nick) {
        pages.execute("""
                insert into oauth2_consent (user_id, consumer_key, scopes, given_at)
                select id, 'demo-counter-web', '{openid,profile,email}', now() from app_user where nick = '%s'
                on conflict do nothing
                """.formatted(nick));
    }

    JsonNode mobileTokens(String scope) {
        return mobileTokens(pages.signedIn("jef"), scope);
    }

    JsonNode mobileTokens(PlainClient client, String scope) {
        var consent = client.get(AUTHORIZE + mobileQuery(scope));
        var back = client.post(AUTHORIZE, filled(consent, "decision", "allow"));
        return pages.client()
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

    Answer mobileRefresh(String token) {
        return pages.client()
                .send(TOKEN, "grant_type", "refresh_token", "refresh_token", token, "client_id", "demo-member-mobile");
    }

    Answer refresh(String token, String... more) {
        var form = new ArrayList<>(List.of("grant_type", "refresh_token", "refresh_token", token));
        form.addAll(List.of(more));
        return counterWeb().send(TOKEN, form.toArray(String[]::new));
    }

    Answer exchange(String code, String... changes) {
        return counterWeb().post(TOKEN, changed(exchangeForm(code), changes));
    }

    JWTClaimsSet verified(String token) throws ParseException, JOSEException {
        var signed = SignedJWT.parse(token);
        var keys = JWKSet.parse(pages.client().get("/oidc/jwks").body());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    PlainClient counterWeb() {
        return withSecret("demo-counter-web:demo-counter-web-secret");
    }

    PlainClient withoutSecretInHeader() {
        return pages.client();
    }

    PlainClient withSecret(String credentials) {
        return pages.client()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    PlainClient bearer(String token) {
        return pages.client().with("Authorization", "Bearer " + token);
    }

    String issuer() {
        return pages.server().uri() + "/oidc";
    }

    static Parameters exchangeForm(String code) {
        return new Parameters(List.of(
                new Parameter("grant_type", "authorization_code"),
                new Parameter("code", code),
                new Parameter("redirect_uri", BACK),
                new Parameter("code_verifier", VERIFIER.getValue())));
    }

    static String query(String... changes) {
        return "?" + parameters(changes).encoded();
    }

    static Parameters parameters(String... changes) {
        return changed(request("demo-counter-web", BACK, "openid profile email"), changes);
    }

    static String mobileQuery(String scope, String... changes) {
        return "?"
                + changed(request("demo-member-mobile", MOBILE_BACK, scope), changes)
                        .encoded();
    }

    static Parameters request(String client, String redirect, String scope) {
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
    static Parameters changed(Parameters parameters, String... changes) {
        var pairs = new ArrayList<>(parameters.pairs());
        for (int i = 0; i < changes.length; i += 2) {
            var name = changes[i];
            pairs.removeIf(pair -> pair.name().equals(name));
            pairs.add(new Parameter(name, changes[i + 1]));
        }
        return new Parameters(pairs);
    }

    /** The form of a page with its hidden fields, filled in. */
    static Parameters filled(Answer page, String... namesAndValues) {
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

    static String location(Answer answer) {
        return answer.header("Location").orElseThrow(() -> new AssertionError(answer.status() + " " + answer.body()));
    }

    static String field(Answer answer, String name) {
        return Parameters.parse(URI.create(location(answer)).getRawQuery())
                .orElseThrow()
                .firstFilled(name)
                .orElse("");
    }
}

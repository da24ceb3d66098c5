package org.spaarpunt.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.User;
import org.spaarpunt.openid.TokenCheck.Rejected;
import org.spaarpunt.openid.TokenCheck.Verified;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/** Which access tokens of this installation are accepted. */
class TokenVerifierTest {
    private static final String ISSUER = "https://uitpas.example/oidc";
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final DemoDatabase DATABASE = DemoDatabase.open();

    private Features features = features();
    private TokenVerifier verifier = verifier(features);

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void startAnew() {
        DATABASE.restore();
        features = features();
        verifier = verifier(features);
    }

    @Test
    void a_client_that_acts_for_itself_has_the_permissions_of_its_consumer_and_no_user() {
        var verified = verified(forItself());
        assertThat(verified.consumer().key()).isEqualTo("demo-integrator");
        assertThat(verified.consumer().permissions()).isNotEmpty();
        assertThat(verified.user()).isEmpty();
        assertThat(verified.expiresAt()).isEqualTo(RunningServer.START.plus(Duration.ofHours(12)));
    }

    @Test
    void a_client_that_acts_for_a_user_names_the_user() {
        var verified = verified(forAnn().access());
        assertThat(verified.user().map(User::uid)).contains(ANN);
        assertThat(verified.consumer().key()).isEqualTo("demo-counter-web");
        assertThat(verified.scopes()).containsExactlyInAnyOrder("openid", "email");
    }

    @Test
    void a_token_ends_at_its_hour_even_when_it_was_verified_before() {
        var token = forItself();
        DATABASE.clock().advance(Duration.ofHours(12).minusSeconds(1));
        verified(token);
        DATABASE.clock().advance(Duration.ofSeconds(1));
        assertThat(problem(token)).isEqualTo(TokenProblem.EXPIRED);
    }

    @Test
    void a_revoked_client_ends_its_tokens() {
        var token = forItself();
        DATABASE.execute("update consumer set revoked_at = now() where key = 'demo-integrator'");
        features.forgetChanged();
        assertThat(problem(token)).isEqualTo(TokenProblem.UNKNOWN_CLIENT);
    }

    @Test
    void a_suspended_client_is_refused_until_it_is_resumed() {
        var token = forItself();
        DATABASE.execute("update consumer set suspended_at = now() where key = 'demo-integrator'");
        features.forgetChanged();
        assertThat(problem(token)).isEqualTo(TokenProblem.UNKNOWN_CLIENT);
        DATABASE.execute("update consumer set suspended_at = null where key = 'demo-integrator'");
        features.forgetChanged();
        verified(token);
    }

    @Test
    void a_disabled_user_and_a_grant_that_ended_end_tokens_within_the_staleness() {
        var token = forAnn().access();
        verified(token);
        DATABASE.execute("update app_user set disabled_at = now() where nick = 'ann'");
        DATABASE.clock().advance(Duration.ofSeconds(6));
        assertThat(problem(token)).isEqualTo(TokenProblem.REVOKED);

        DATABASE.execute("update app_user set disabled_at = null where nick = 'ann'");
        DATABASE.clock().advance(Duration.ofSeconds(6));
        verified(token);
        DATABASE.execute("delete from oauth2_grant");
        DATABASE.clock().advance(Duration.ofSeconds(6));
        assertThat(problem(token)).isEqualTo(TokenProblem.REVOKED);
    }

    @Test
    void an_access_token_is_revoked_alone_and_with_its_refresh_token_everything() {
        var client = client("demo-counter-web");
        var tokens = forAnn();
        features.openid().revocation().revoke(client, tokens.access(), verifier);
        assertThat(problem(tokens.access())).isEqualTo(TokenProblem.REVOKED);

        var refresh = tokens.refresh().orElseThrow();
        var next = (TokenOutcome.Issued) features.openid().grants().refresh(ISSUER, client, refresh, Set.of());
        verified(next.access());
        features.openid().revocation().revoke(client("demo-integrator"), refresh, verifier);
        verified(next.access());
        features.openid().revocation().revoke(client, refresh, verifier);
        assertThat(problem(next.access())).isEqualTo(TokenProblem.REVOKED);
    }

    @Test
    void an_id_token_is_no_access_token() {
        assertThat(problem(forAnn().id().orElseThrow())).isEqualTo(TokenProblem.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9..", "\u0000"})
    void what_is_no_token_is_malformed(String text) {
        assertThat(problem(text)).isEqualTo(TokenProblem.MALFORMED);
    }

    @Test
    void a_token_of_endless_length_and_one_of_endless_depth_are_malformed() {
        assertThat(problem("a".repeat(100_000))).isEqualTo(TokenProblem.MALFORMED);
        var deep = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("{\"alg\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(problem(deep + ".e30.e30")).isEqualTo(TokenProblem.MALFORMED);
    }

    @Test
    void a_token_without_a_signature_is_refused() throws ParseException {
        var claims = SignedJWT.parse(forItself()).getJWTClaimsSet();
        assertThat(problem(new PlainJWT(claims).serialize())).isEqualTo(TokenProblem.UNSIGNED);
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws ParseException, JOSEException {
        var genuine = SignedJWT.parse(forItself());
        var published =
                features.openid().keys().published().getKeys().getFirst().toRSAKey();
        for (var secret : new byte[][] {
            published.toRSAPublicKey().getEncoded(),
            published.toJSONString().getBytes(StandardCharsets.UTF_8),
            published.getModulus().decode()
        }) {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(genuine.getHeader().getKeyID())
                    .build();
            assertThat(problem(signed(header, genuine.getJWTClaimsSet(), new MACSigner(secret))))
                    .isEqualTo(TokenProblem.WRONG_ALGORITHM);
        }
    }

    @Test
    void a_token_of_another_key_is_refused_whatever_id_it_gives_the_key() throws ParseException, JOSEException {
        var genuine = SignedJWT.parse(forItself());
        var other = new RSAKeyGenerator(2_048).generate();
        assertThat(problem(signedBy(other, genuine.getHeader().getKeyID(), genuine.getJWTClaimsSet())))
                .isEqualTo(TokenProblem.BAD_SIGNATURE);
        assertThat(problem(signedBy(other, "another", genuine.getJWTClaimsSet())))
                .isEqualTo(TokenProblem.UNKNOWN_KEY);
        assertThat(problem(signedBy(other, "", genuine.getJWTClaimsSet()))).isEqualTo(TokenProblem.UNKNOWN_KEY);
        var withOwnKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("mine")
                .jwk(other.toPublicJWK())
                .build();
        assertThat(problem(signed(withOwnKey, genuine.getJWTClaimsSet(), new RSASSASigner(other))))
                .isEqualTo(TokenProblem.UNKNOWN_KEY);
    }

    @Test
    void parts_of_two_genuine_tokens_are_no_token() {
        var one = forItself().split("\\.", -1);
        var other = forAnn().access().split("\\.", -1);
        assertThat(problem(one[0] + "." + other[1] + "." + one[2])).isEqualTo(TokenProblem.BAD_SIGNATURE);
        assertThat(problem(one[0] + "." + one[1] + ".AAAA")).isEqualTo(TokenProblem.BAD_SIGNATURE);
        assertThat(problem(one[0] + "." + one[1] + ".")).isEqualTo(TokenProblem.MALFORMED);
    }

    @Test
    void a_token_that_our_key_has_signed_still_has_to_say_the_right_things() {
        var tomorrow = Date.from(RunningServer.START.plus(Duration.ofDays(1)));
        assertThat(changed(claims -> claims.issuer("https://other.example/oidc")))
                .isEqualTo(TokenProblem.WRONG_ISSUER);
        assertThat(changed(claims -> claims.issuer("https://uitpas.example/oidc/")))
                .isEqualTo(TokenProblem.WRONG_ISSUER);
        assertThat(changed(claims -> claims.audience("https://other.example"))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(changed(claims -> claims.audience("demo-integrator"))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(changed(claims -> claims.claim("https://publiq.be/publiq-apis", "entry")))
                .isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(changed(claims -> claims.claim("https://publiq.be/publiq-apis", "upsala")))
                .isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(changed(claims -> claims.claim("typ", "ID"))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(changed(claims -> claims.notBeforeTime(tomorrow))).isEqualTo(TokenProblem.NOT_YET_VALID);
        assertThat(changed(claims -> claims.expirationTime(null))).isEqualTo(TokenProblem.MALFORMED);
        assertThat(changed(claims -> claims.claim("azp", 7))).isEqualTo(TokenProblem.MALFORMED);
        assertThat(changed(claims -> claims.claim("azp", "nobody"))).isEqualTo(TokenProblem.UNKNOWN_CLIENT);
        assertThat(changed(claims -> claims.jwtID("one"))).isEqualTo(TokenProblem.MALFORMED);
        assertThat(changed(claims -> claims.claim("sid", UUID.randomUUID().toString())))
                .isEqualTo(TokenProblem.REVOKED);
    }

    @Test
    void a_client_of_oauth_1_is_no_client_here() {
        var token = forItself();
        DATABASE.execute("delete from oauth2_client where consumer_key = 'demo-integrator'");
        features.forgetChanged();
        assertThat(problem(token)).isEqualTo(TokenProblem.UNKNOWN_CLIENT);
    }

    private TokenProblem changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var genuine = SignedJWT.parse(forItself());
            var claims = change.apply(new JWTClaimsSet.Builder(genuine.getJWTClaimsSet()));
            var key = features.openid().keys().signer();
            return problem(signedBy(key, key.getKeyID(), claims.build()));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedBy(RSAKey key, String id, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT);
        return signed((id.isEmpty() ? header : header.keyID(id)).build(), claims, new RSASSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String forItself() {
        return features.openid()
                .grants()
                .forItself(ISSUER, client("demo-integrator"), Set.of())
                .access();
    }

    private TokenOutcome.Issued forAnn() {
        var client = client("demo-counter-web");
        var request = new Authorizations.Request(
                client, "http://127.0.0.1:9/back", Set.of("openid", "email"), Optional.empty(), Optional.empty());
        var ann = new User(DATABASE.number("select id from app_user where nick = 'ann'"), ANN, "ann");
        var code = features.openid()
                .authorizations()
                .allow(request, new Authorizations.Person(ann, UUID.randomUUID(), RunningServer.START, false));
        var use = new TokenGrants.CodeUse(code, Optional.of("http://127.0.0.1:9/back"), Optional.empty());
        return (TokenOutcome.Issued)
                features.openid().grants().exchange(ISSUER, client, use, InetAddress.getLoopbackAddress());
    }

    private OAuthClient client(String key) {
        return features.openid().clients().find(key).orElseThrow().client();
    }

    private Verified verified(String token) {
        return (Verified) verifier.verify(token);
    }

    private TokenProblem problem(String token) {
        return ((Rejected) verifier.verify(token)).problem();
    }

    private static Features features() {
        var features =
                TestFeatures.with(DATABASE.jdbi(), DATABASE.clock(), Map.of("public-url", "https://uitpas.example"));
        features.identity().secrets().sealPlain();
        return features;
    }

    private static TokenVerifier verifier(Features features) {
        return features.openid().verifier(features.identity().credentials(), DATABASE.clock());
    }
}

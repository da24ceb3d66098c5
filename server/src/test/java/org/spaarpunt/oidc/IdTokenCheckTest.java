package org.spaarpunt.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.testing.TestClock;

/** Which tokens are believed. */
class IdTokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final String SECRET = "a secret that is long enough to sign with";
    private static final ProviderSettings PROVIDER =
            new ProviderSettings(URI.create("https://login.example"), "spaarpunt", SECRET, "Stad");
    private static final RSAKey RSA = TestProvider.newKey("rsa");
    private static final ECKey EC = newEcKey();
    private static final JWKSet KEYS = new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK()));

    private final TestClock clock = new TestClock(NOW);

    static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        return signed(claims, key, JWSAlgorithm.RS256);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, JWSAlgorithm algorithm) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String signedWithWord(JWTClaimsSet claims, String word) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(word));
        return token.serialize();
    }

    private static ECKey newEcKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://login.example")
                .subject("7")
                .audience("spaarpunt")
                .claim("nonce", "the nonce")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    private Optional<IdToken> checked(String token) throws ParseException {
        return new IdTokenCheck(PROVIDER, clock).check(JWTParser.parse(token), KEYS, "the nonce");
    }

    @Test
    void a_token_signed_with_either_kind_of_key_is_believed() throws Exception {
        assertThat(checked(signed(claims().build(), RSA))).contains(new IdToken("7", Optional.empty()));

        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims().build());
        token.sign(new ECDSASigner(EC));
        assertThat(checked(token.serialize())).contains(new IdToken("7", Optional.empty()));
    }

    @Test
    void an_address_counts_when_it_is_verified() throws Exception {
        var verified = claims().claim("email", "a@b.example").claim("email_verified", true);

        assertThat(checked(signed(verified.build(), RSA))).contains(new IdToken("7", Optional.of("a@b.example")));
    }

    @Test
    void a_token_for_several_is_believed_when_it_was_given_to_us() throws Exception {
        var shared = claims().audience(List.of("other", "spaarpunt")).claim("azp", "spaarpunt");

        assertThat(checked(signed(shared.build(), RSA))).isPresent();
    }

    @Test
    void clocks_may_be_a_minute_apart_and_no_more() throws Exception {
        var token = signed(claims().build(), RSA);
        clock.set(NOW.plusSeconds(359));
        assertThat(checked(token)).isPresent();

        clock.set(NOW.plusSeconds(360));
        assertThat(checked(token)).isEmpty();
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> wrong() {
        return Stream.of(
                claims -> claims.issuer("https://other.example"),
                claims -> claims.issuer("https://login.example/"),
                claims -> claims.issuer(null),
                claims -> claims.audience("other"),
                claims -> claims.audience(List.of()),
                claims -> claims.audience(List.of("spaarpunt", "other")),
                claims -> claims.claim("azp", "other"),
                claims -> claims.claim("azp", 7),
                claims -> claims.claim("nonce", "other"),
                claims -> claims.claim("nonce", null),
                claims -> claims.claim("nonce", List.of("the nonce")),
                claims -> claims.subject(null),
                claims -> claims.subject(""),
                claims -> claims.subject("7".repeat(256)),
                claims -> claims.subject("\0"),
                claims -> claims.claim("email", "a\0@b.example").claim("email_verified", true),
                claims -> claims.issueTime(null),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61))),
                claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61))),
                claims -> claims.claim("email", 7).claim("email_verified", true));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_token_with_a_wrong_claim_is_not_believed(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var claims = claims();
        change.accept(claims);

        assertThat(checked(signed(claims.build(), RSA))).isEmpty();
    }

    @Test
    void a_token_without_a_signature_is_not_believed() throws Exception {
        assertThat(checked(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void a_token_of_another_key_is_not_believed() throws Exception {
        assertThat(checked(signed(claims().build(), TestProvider.newKey("rsa"))))
                .isEmpty();
        assertThat(checked(signed(claims().build(), TestProvider.newKey("unheard of"))))
                .isEmpty();
    }

    @Test
    void a_token_signed_with_what_is_public_or_shared_is_not_believed() throws Exception {
        assertThat(checked(signedWithWord(claims().build(), SECRET))).isEmpty();
        assertThat(checked(signedWithWord(claims().build(), RSA.toPublicJWK().toJSONString())))
                .isEmpty();
    }

    @Test
    void an_algorithm_that_nobody_agreed_on_is_not_believed() throws Exception {
        for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertThat(checked(signed(claims().build(), RSA, algorithm))).isEmpty();
        }
    }

    @Test
    void a_token_that_was_changed_is_not_believed() throws Exception {
        var parts = signed(claims().build(), RSA).split("\\.", -1);
        var other = signed(claims().subject("8").build(), RSA).split("\\.", -1);

        assertThat(checked(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
    }
}

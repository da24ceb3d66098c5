package org.spaarpunt.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.User;
import org.spaarpunt.openid.TokenCheck.Rejected;
import org.spaarpunt.openid.TokenCheck.Unavailable;
import org.spaarpunt.openid.TokenCheck.Verified;
import org.spaarpunt.wiring.TestFeatures;

/** Access tokens of another issuer, which publishes its keys on loopback. */
class ForeignTokensTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final DemoDatabase DATABASE = DemoDatabase.open();
    private static final RSAKey KEY = key("one");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile RSAKey published = KEY;
    private volatile int status = 200;
    private volatile String keysAt = "";
    private HttpServer server = started();
    private TokenVerifier verifier = verifier();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void startAnew() {
        DATABASE.restore();
        server.stop(0);
        server = started();
        verifier.close();
        verifier = verifier();
    }

    @AfterEach
    void stop() {
        verifier.close();
        server.stop(0);
    }

    @Test
    void a_user_is_found_by_the_link_or_by_the_uid_and_the_client_by_its_key() {
        var byUid = (Verified) verifier.verify(token(claims -> claims));
        assertThat(byUid.user().map(User::uid)).contains(ANN);
        assertThat(byUid.consumer().key()).isEqualTo("demo-counter-app");
        assertThat(byUid.isOwn()).isFalse();
        DATABASE.execute(
                "insert into user_identity (issuer, subject, user_id) select ?, 'f:1', id from app_user where nick = 'ben'",
                issuer());
        var linked = (Verified) verifier.verify(token(claims -> claims.subject("f:1")));
        assertThat(linked.user().map(User::nick)).contains("ben");
    }

    @Test
    void a_client_that_acts_for_itself_has_no_user_and_an_unknown_user_is_not_taken_for_one() {
        assertThat(((Verified) verifier.verify(token(claims ->
                                claims.subject("x").claim("preferred_username", "service-account-demo-counter-app"))))
                        .user())
                .isEmpty();
        assertThat(((Verified) verifier.verify(
                                token(claims -> claims.subject("x").claim("gty", "client-credentials"))))
                        .user())
                .isEmpty();
        assertThat(problem(token(claims -> claims.subject("nobody")))).isEqualTo(TokenProblem.UNKNOWN_USER);
        assertThat(problem(token(
                        claims -> claims.subject("nobody").claim("preferred_username", "service-account-another"))))
                .isEqualTo(TokenProblem.UNKNOWN_USER);
    }

    @Test
    void a_token_has_to_be_for_this_api_and_of_a_consumer_that_is_known() {
        assertThat(problem(token(claims -> claims.audience("account")))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(problem(token(claims -> claims.claim(Claims.APIS, "entry")))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(problem(token(claims -> claims.claim("typ", "ID")))).isEqualTo(TokenProblem.WRONG_AUDIENCE);
        assertThat(problem(token(claims -> claims.claim("azp", "nobody")))).isEqualTo(TokenProblem.UNKNOWN_CLIENT);
        assertThat(problem(token(claims -> claims.issuer("http://127.0.0.1:1/realms/stad"))))
                .isEqualTo(TokenProblem.WRONG_ISSUER);
        assertThat(problem(token(
                        claims -> claims.expirationTime(Date.from(RunningServer.START.minus(Duration.ofSeconds(61)))))))
                .isEqualTo(TokenProblem.EXPIRED);
    }

    @Test
    void keys_are_read_once_and_an_invented_key_leads_to_one_more_request_in_ten_seconds() {
        for (int i = 0; i < 20; i++) {
            int one = i;
            assertThat(verifier.verify(token(claims -> claims.jwtID("t" + one))))
                    .isInstanceOf(Verified.class);
        }
        assertThat(asked).hasValue(2);
        for (int i = 0; i < 20; i++) {
            assertThat(problem(signed(key("invented"), claims -> claims))).isEqualTo(TokenProblem.UNKNOWN_KEY);
        }
        assertThat(asked).hasValue(2);
        var next = key("two");
        published = next;
        DATABASE.clock().advance(Duration.ofSeconds(11));
        assertThat(verifier.verify(signed(next, claims -> claims))).isInstanceOf(Verified.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void while_the_issuer_is_away_known_keys_go_on_and_others_are_unknown_for_now() {
        status = 500;
        assertThat(verifier.verify(token(claims -> claims))).isInstanceOf(Unavailable.class);
        status = 200;
        DATABASE.clock().advance(Duration.ofSeconds(11));
        assertThat(verifier.verify(token(claims -> claims))).isInstanceOf(Verified.class);
        status = 500;
        DATABASE.clock().advance(Duration.ofMinutes(11));
        assertThat(verifier.verify(token(claims -> claims.jwtID("later")))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(signed(key("three"), claims -> claims))).isInstanceOf(Unavailable.class);
    }

    @Test
    void keys_on_another_server_and_redirects_are_not_followed() {
        keysAt = "http://127.0.0.1:1/keys";
        assertThat(verifier.verify(token(claims -> claims))).isInstanceOf(Unavailable.class);
        keysAt = issuer() + "/redirect";
        DATABASE.clock().advance(Duration.ofSeconds(11));
        assertThat(verifier.verify(token(claims -> claims))).isInstanceOf(Unavailable.class);
    }

    private TokenProblem problem(String token) {
        return ((Rejected) verifier.verify(token)).problem();
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/stad";
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, change);
    }

    private String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(ANN)
                .audience("uitpas")
                .expirationTime(Date.from(DATABASE.clock().instant().plus(Duration.ofMinutes(5))))
                .claim("azp", "demo-counter-app")
                .claim("typ", "Bearer")
                .claim(Claims.APIS, "ups");
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private TokenVerifier verifier() {
        var features = TestFeatures.with(
                DATABASE.jdbi(),
                DATABASE.clock(),
                Map.of(
                        "public-url", "https://uitpas.example",
                        "token-issuer", issuer(),
                        "token-issuer-audience", "uitpas"));
        features.identity().secrets().sealPlain();
        return features.openid().verifier(features.identity().credentials(), DATABASE.clock());
    }

    private HttpServer started() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                asked.incrementAndGet();
                var path = exchange.getRequestURI().getPath();
                var body = path.endsWith("/openid-configuration")
                        ? description()
                        : new JWKSet(published.toPublicJWK()).toString();
                boolean moved = path.endsWith("/redirect");
                if (moved) {
                    exchange.getResponseHeaders().add("Location", issuer() + "/keys");
                }
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(moved ? 302 : status, bytes.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String description() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%2$s", "subject_types_supported": ["public"],
                 "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer(), keysAt.isEmpty() ? issuer() + "/keys" : keysAt);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2_048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.spaarpunt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.web.OwnPages;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** A resource server that none of us wrote finds our keys by the description, and reads our tokens: Spring Security. */
class IndependentReadersTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void spring_finds_the_keys_by_the_issuer_and_reads_an_access_token() {
        var token = token();
        NimbusJwtDecoder decoder = JwtDecoders.fromOidcIssuerLocation(issuer());
        decoder.setJwtValidator(now());
        var read = decoder.decode(token);
        assertThat(read.getIssuer()).hasToString(issuer());
        assertThat(read.getSubject()).isEqualTo("demo-integrator");
        assertThat(read.getAudience()).containsExactly("https://api.publiq.be");
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder.decode(token.substring(0, token.length() - 8) + "AAAAAAAA"));
    }

    @Test
    void spring_finds_them_at_the_realm_of_keycloak_s_clients_too() {
        var decoder = NimbusJwtDecoder.withJwkSetUri(issuer() + "/realms/uitid/protocol/openid-connect/certs")
                .build();
        decoder.setJwtValidator(now());
        assertThat(decoder.decode(token()).getClaimAsString("azp")).isEqualTo("demo-integrator");
    }

    /** By the clock of the test's server. */
    private static JwtTimestampValidator now() {
        var validator = new JwtTimestampValidator(Duration.ofSeconds(1));
        Clock clock = PAGES.server().clock();
        validator.setClock(clock);
        return validator;
    }

    private static String token() {
        return PAGES.client()
                .send(
                        "/oidc/token",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "demo-integrator",
                        "client_secret",
                        "demo-integrator-secret")
                .json()
                .path("access_token")
                .asString();
    }

    private static String issuer() {
        return PAGES.server().uri() + "/oidc";
    }
}

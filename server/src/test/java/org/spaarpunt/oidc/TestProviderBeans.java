package org.spaarpunt.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** What Spring needs to know to be {@link TestProvider}. */
@Configuration
@EnableWebSecurity
class TestProviderBeans {
    private final TestProvider provider;

    TestProviderBeans(TestProvider provider) {
        this.provider = provider;
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(Stream.of("ann", "ben", "carol")
                .<UserDetails>map(name -> User.withUsername(name)
                        .password("{noop}" + TestProvider.PASSWORD)
                        .authorities("person")
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(TestProvider.CLIENT_ID)
                .clientSecret("{noop}" + TestProvider.CLIENT_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(TestProvider.RETURN.toString())
                .scope("openid")
                .scope("email")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @Bean
    AuthorizationServerSettings server() {
        return AuthorizationServerSettings.builder().build();
    }

    /** What is published, for those who check. */
    @Bean
    JWKSource<SecurityContext> publishedKeys() {
        return (selector, _) -> selector.select(provider.published());
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        return new NimbusJwtDecoder(processor);
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens() {
        var generator = new JwtGenerator(
                new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(provider.signingKeys()))));
        generator.setJwtCustomizer(
                context -> context.getClaims().claims(claims -> claims.putAll(provider.claimsOf(nameOf(context)))));
        return context -> {
            Jwt made = generator.generate(context);
            var isIdToken = context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN);
            return made == null || !isIdToken ? made : inPlaceOf(made);
        };
    }

    private static String nameOf(JwtEncodingContext context) {
        return Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
    }

    private Jwt inPlaceOf(Jwt made) {
        return Jwt.withTokenValue(provider.tokenInPlaceOf(made.getTokenValue()))
                .headers(headers -> headers.putAll(made.getHeaders()))
                .claims(claims -> claims.putAll(made.getClaims()))
                .build();
    }
}

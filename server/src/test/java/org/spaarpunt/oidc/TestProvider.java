package org.spaarpunt.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Spring's authorization server, on loopback, with the people of a city: all have the password {@value #PASSWORD}. What it does is
 * Spring's own; it takes seconds to start, so all tests share one. A test may have it say other things of a person, replace its key, or put another token in the place of the one made.
 */
final class TestProvider {
    /** The lock of test classes that use it: each has it say other things of the same people. */
    static final String ONE_AT_A_TIME = "provider";

    static final String CLIENT_ID = "spaarpunt";
    static final String CLIENT_SECRET = "a secret of the client: 100% &+";
    static final String PASSWORD = "secret";
    static final URI RETURN = URI.create("http://127.0.0.1:8080/sign-in/provider/return");

    /** Makes a token in the place of Spring's, from what Spring would say. */
    @FunctionalInterface
    interface Forger {
        String forge(JWTClaimsSet claims) throws JOSEException;
    }

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey("first");
    private volatile List<JWK> published = List.of(key.toPublicJWK());
    private volatile @Nullable Forger forger;

    private static final class Running {
        private static final TestProvider ONE = started();
    }

    private TestProvider() throws IOException, LifecycleException {
        var directory = Files.createTempDirectory("provider");
        directory.toFile().deleteOnExit();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        var context = tomcat.addContext("", directory.toString());
        var beans = new AnnotationConfigWebApplicationContext();
        beans.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("provider", this));
        beans.register(TestProviderBeans.class);
        context.addServletContainerInitializer(
                (_, servlets) -> {
                    servlets.addListener(new ContextLoaderListener(beans));
                    servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", beans))
                            .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
                    servlets.addServlet("nothing", new HttpServlet() {}).addMapping("/");
                },
                null);
        tomcat.getConnector();
        tomcat.start();
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    ProviderSettings settings() {
        return new ProviderSettings(issuer(), CLIENT_ID, CLIENT_SECRET, "Stad");
    }

    RSAKey key() {
        return key;
    }

    /** What tokens say of this person. */
    void knows(String person, Map<String, Object> claims) {
        people.put(person, claims);
    }

    void putsInPlace(Forger other) {
        forger = other;
    }

    /** Signs with another key from now on, and shows that one only. */
    void replacesKey() {
        key = newKey("second");
        published = List.of(key.toPublicJWK());
    }

    void forgetsTestsWishes() {
        forger = null;
        people.clear();
    }

    Map<String, Object> claimsOf(String person) {
        return people.getOrDefault(person, Map.of());
    }

    List<JWK> signingKeys() {
        return List.of(key);
    }

    JWKSet published() {
        return new JWKSet(published);
    }

    String tokenInPlaceOf(String token) {
        var other = forger;
        try {
            return other == null ? token : other.forge(SignedJWT.parse(token).getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started when it is first asked for. */
    static TestProvider running() {
        return Running.ONE;
    }

    private static TestProvider started() {
        try {
            return new TestProvider();
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

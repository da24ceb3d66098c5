package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.signature.HmacSha1MessageSigner;
import oauth.signpost.signature.HmacSha256MessageSigner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.Verification.Verified;

/**
 * Requests signed by two libraries that none of us wrote. Two things they get wrong are left out: scribejava sorts the
 * values of a repeated name before it encodes them, and signpost loses those of the query when the form has the name too.
 */
class IndependentClientsTest {
    private static final long NOW = 1795342202;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:18080/uitid/rest/uitpas/cultureevent/search",
                "http://example.com:80/search?city=Aalst&city=Erpe%20Mere",
                "https://example.com:443/search?q=~tilde*star%2Bplus-._",
                "https://example.com:8443/search?q=caf%C3%A9&r=%F0%9F%98%80&empty=",
                "http://example.com/a%20b/%7Ec?startDate=2015-06-01T00%3A00%3A00%2B02%3A00"
            })
    void what_scribejava_signs_is_verified(String address) {
        List<Parameter> form = List.of(
                new Parameter("naam", "Zoë ~ *&=+%"), new Parameter("city", "Aalst"), new Parameter("city", "Gent"));
        ScribeClient client = new ScribeClient(NOW);
        ScribeClient.Signed get = client.sign("GET", address, List.of());
        assertVerified("GET", address, get.form(), get.authorization());
        ScribeClient.Signed post = client.sign("POST", address, form);
        assertVerified("POST", address, post.form(), post.authorization());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:18080/uitid/rest/uitpas/cultureevent/search",
                "http://EXAMPLE.com:80/Search?city=Aalst&city=Erpe+Mere",
                "HTTPS://Example.COM:443/search?q=~tilde*star%2Bplus-._",
                "https://example.com:8443/search?q=caf%C3%A9&q=%F0%9F%98%80&empty=",
                "http://example.com",
                "http://[::1]:8080/search?a=1"
            })
    void what_signpost_signs_is_verified(String address) throws OAuthException {
        String form = "naam=Zo%C3%AB+%7E+%2A%26%3D%2B%25&status=STOCK&status=ACTIVE";
        SignpostClient sha1 = new SignpostClient(new HmacSha1MessageSigner(), NOW);
        assertVerified("GET", address, "", sha1.authorization("GET", address, ""));
        assertVerified("POST", address, form, sha1.authorization("POST", address, form));
        SignpostClient sha256 = new SignpostClient(new HmacSha256MessageSigner(), NOW);
        assertVerified("POST", address, form, sha256.authorization("POST", address, form));
    }

    private static void assertVerified(String method, String address, String form, String authorization) {
        URI uri = URI.create(address);
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        RawRequest request = new RawRequest(
                method, uri.getScheme(), uri.getRawAuthority(), uri.getRawPath(), query, form, List.of(authorization));
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW));
        Verification answer = new OAuthVerifier(new TestCredentials(), new TestNonces(), clock).verify(request.read());
        assertThat(answer).as("%s %s", request, authorization).isInstanceOf(Verified.class);
    }
}

package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters.Parameter;

class OAuthSignerTest {
    private static final Keys COUNTER = Keys.ofConsumer("K1", "S&ecret").withToken("tok/1", "T ok/s");
    private static final URI CHECKIN = URI.create("http://127.0.0.1:18080/uitid/rest/uitpas/passholder/checkin");

    private final OAuthSigner signer = signer(COUNTER);

    @Test
    void the_signature_is_that_of_the_php_client() {
        Parameters form = new Parameters(List.of(
                new Parameter("cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0"),
                new Parameter("uitpasNumber", "0987654321113")));
        assertThat(signer.authorization("POST", CHECKIN, form)).isEqualTo("""
                OAuth oauth_consumer_key="K1", oauth_token="tok%2F1", oauth_signature_method="HMAC-SHA1", \
                oauth_timestamp="1795342202", oauth_nonce="3497dfe9d014c762b9ffd4b5c9846c64", oauth_version="1.0", \
                oauth_signature="hyWJAVipCVrZdFkuxnpaLAlxKlE%3D\"""");
    }

    @Test
    void a_consumer_request_has_no_token() {
        OAuthSigner consumer = signer(Keys.ofConsumer("K1", "S&ecret"));
        assertThat(consumer.authorization("GET", CHECKIN, Parameters.none())).doesNotContain("oauth_token");
    }

    @Test
    void sha256_is_named_in_the_header() {
        assertThat(signer.withSha256().authorization("GET", CHECKIN, Parameters.none()))
                .contains("oauth_signature_method=\"HMAC-SHA256\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/uitid/rest", "mailto:ann@example.com", "http://h/?a=%FF", "http://h/?oauth_nonce=other"})
    void an_address_that_no_server_could_verify_is_refused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.authorization("GET", URI.create(address), Parameters.none()));
    }

    @Test
    void keys_do_not_show_their_secrets() {
        assertThat(COUNTER.toString()).isEqualTo("K1");
    }

    private static OAuthSigner signer(Keys keys) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1795342202));
        return new OAuthSigner(keys, () -> "3497dfe9d014c762b9ffd4b5c9846c64", clock);
    }
}

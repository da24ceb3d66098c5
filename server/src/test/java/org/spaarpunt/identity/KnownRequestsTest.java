package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.spaarpunt.identity.SignedContent.Read;
import org.spaarpunt.identity.Verification.Verified;

class KnownRequestsTest {
    @Test
    void the_client_of_the_rfc_asks_for_a_request_token() {
        Verified verified = verifiedAt(KnownRequests.RFC_TIME, KnownRequests.RFC_INITIATE);
        assertThat(verified.consumer().key()).isEqualTo("dpf43f3p2l4k3l03");
        assertThat(verified.user()).isEmpty();
        assertThat(verified.parameters().value(ProtocolParameters.CALLBACK))
                .contains("http://printer.example.com/ready");
    }

    @Test
    void the_client_of_the_rfc_exchanges_its_request_token() {
        Verified verified = verifiedAt(KnownRequests.RFC_TIME, KnownRequests.RFC_TOKEN);
        assertThat(verified.user()).isEmpty();
        assertThat(verified.parameters().value(ProtocolParameters.TOKEN)).contains("hh5s93j4hdidpola");
        assertThat(verified.parameters().value(ProtocolParameters.VERIFIER)).contains("hfdp7dh39dks9884");
    }

    @Test
    void the_client_of_the_rfc_reads_a_photo() {
        assertThat(verifiedAt(KnownRequests.RFC_TIME, KnownRequests.RFC_PHOTOS).user())
                .contains(TestCredentials.ANN);
    }

    @Test
    void the_php_client_checks_a_passholder_in() {
        Verified verified = verifiedAt(KnownRequests.PHP_TIME, KnownRequests.PHP_CHECKIN);
        assertThat(verified.consumer()).isEqualTo(TestCredentials.K1);
        assertThat(verified.user()).contains(TestCredentials.ANN);
    }

    @Test
    void the_php_client_sends_its_signature_in_header_and_query() {
        assertThat(verifiedAt(KnownRequests.PHP_TIME, KnownRequests.PHP_SEARCH_CHECKINS)
                        .user())
                .contains(TestCredentials.ANN);
    }

    @Test
    void the_php_client_sends_its_signature_in_header_and_form() {
        Verified verified = verifiedAt(KnownRequests.PHP_TIME, KnownRequests.PHP_REQUEST_TOKEN);
        assertThat(verified.user()).isEmpty();
        assertThat(verified.parameters().value(ProtocolParameters.CALLBACK)).contains("http://example.com/cb?x=1");
    }

    @Test
    void the_php_client_makes_the_same_base_string() {
        SignedContent content = ((Read) SignedContent.of(KnownRequests.PHP_SEARCH_CHECKINS.read())).content();
        assertThat(content.baseString()).isEqualTo("""
                GET&http%3A%2F%2F127.0.0.1%3A18080%2Fuitid%2Frest%2Fuitpas%2Fcultureevent%2FsearchCheckins&\
                max%3D20%26oauth_consumer_key%3DK1%26oauth_nonce%3D6a93786befbb2d59d8509998f9742d5a\
                %26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1795342202%26oauth_token%3Dtok%252F1\
                %26oauth_version%3D1.0%26start%3D0%26startDate%3D2015-06-01T00%253A00%253A00%252B02%253A00\
                %26uid%3D22b69dc0-abf7-40f2-8ae7-c1e69811ed7c""");
    }

    private static Verified verifiedAt(long seconds, RawRequest request) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(seconds));
        Verification answer = new OAuthVerifier(new TestCredentials(), new TestNonces(), clock).verify(request.read());
        assertThat(answer).isInstanceOf(Verified.class);
        return (Verified) answer;
    }
}

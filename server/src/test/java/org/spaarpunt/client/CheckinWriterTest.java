package org.spaarpunt.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

class CheckinWriterTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T11:00:00Z"));

    @Test
    void the_signature_is_that_of_the_other_signer() {
        var keys = new Keys("counter", "secret", "token", "token-secret");
        assertThat(written(keys, new Visit("0900000095902", "event-1"))).contains(signature(keys, "event-1"));
    }

    @Test
    void what_is_not_plain_is_encoded_and_signed_rightly() {
        var keys = new Keys("a counter/é", "s&cret", "tok en", "");
        assertThat(written(keys, new Visit("0900000095902", "één event")))
                .contains(signature(keys, "één event"))
                .endsWith("cdbid=%C3%A9%C3%A9n%20event&uitpasNumber=0900000095902");
    }

    @Test
    void an_idempotency_key_stands_in_its_header() {
        var keys = new Keys("counter", "secret", "token", "token-secret");
        assertThat(written(keys, new Visit("0900000095902", "event-1", "visit-7")))
                .contains("\r\nIdempotency-Key: visit-7\r\n");
        assertThat(written(keys, new Visit("0900000095902", "event-1"))).doesNotContain("Idempotency");
    }

    @Test
    void every_request_has_a_nonce_of_its_own() {
        var writer = writer(new Keys("counter", "secret", "token", "token-secret"));
        var visit = new Visit("0900000095902", "event-1");
        assertThat(written(writer, visit)).contains("oauth_nonce=\"n0\"");
        assertThat(written(writer, visit)).contains("oauth_nonce=\"n1\"");
    }

    private static String signature(Keys keys, String cdbid) {
        var header = new OAuthSigner(keys, () -> "n0", NOON)
                .authorization(
                        "POST",
                        URI.create("http://127.0.0.1:8080/uitid/rest/uitpas/passholder/checkin"),
                        new Parameters(List.of(
                                new Parameter("cdbid", cdbid), new Parameter("uitpasNumber", "0900000095902"))));
        return header.substring(header.indexOf("oauth_signature=\""));
    }

    private static CheckinWriter writer(Keys keys) {
        return new CheckinWriter(URI.create("http://127.0.0.1:8080"), keys, "n", NOON);
    }

    private static String written(Keys keys, Visit visit) {
        return written(writer(keys), visit);
    }

    private static String written(CheckinWriter writer, Visit visit) {
        var buffer = ByteBuffer.allocate(CheckinWriter.MAX_REQUEST_BYTES);
        writer.write(visit, buffer);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }
}

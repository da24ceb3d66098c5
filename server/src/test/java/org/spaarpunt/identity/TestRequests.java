package org.spaarpunt.identity;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters.Parameter;

/** Requests to {@code POST http://example.com/checkin}, signed well or with one thing wrong. */
final class TestRequests {
    static final long NOW = 1795342202;
    static final Keys COUNTER = Keys.ofConsumer("K1", "S&ecret").withToken("tok/1", "T ok/s");

    private TestRequests() {}

    static SignedRequest signed(Keys keys) {
        return post(header(signer(keys, NOW)));
    }

    /** Signed as K1 with the right secret, so that only what the test adds can be wrong. */
    static SignedRequest signedByHand(String method, String name, String value) {
        return signedByHand(method, Long.toString(NOW), new Parameter(name, value));
    }

    static SignedRequest withTimestamp(String timestamp) {
        return signedByHand("HMAC-SHA1", timestamp, new Parameter("x", "1"));
    }

    private static SignedRequest signedByHand(String method, String timestamp, Parameter added) {
        Parameters unsigned = new Parameters(List.of(
                new Parameter("oauth_consumer_key", "K1"),
                new Parameter("oauth_signature_method", method),
                new Parameter("oauth_timestamp", timestamp),
                new Parameter("oauth_nonce", "n"),
                added));
        SignedRequest request = post(AuthorizationHeader.format(unsigned));
        String baseString =
                ((SignedContent.Read) SignedContent.of(request)).content().baseString();
        String signature = SignatureMethod.HMAC_SHA1.sign(baseString, "S&ecret", "");
        Parameters signatureOnly = new Parameters(List.of(new Parameter("oauth_signature", signature)));
        return post(AuthorizationHeader.format(unsigned.and(signatureOnly)));
    }

    static OAuthSigner signer(Keys keys, long seconds) {
        return new OAuthSigner(keys, () -> "6a93786befbb", clockAt(seconds));
    }

    static String header(OAuthSigner signer) {
        return signer.authorization("POST", URI.create("http://example.com/checkin"), Parameters.none());
    }

    static SignedRequest post(String authorization) {
        return request("", "", List.of(authorization));
    }

    static SignedRequest request(String query, String form, List<String> authorization) {
        return new RawRequest("POST", "http", "example.com", "/checkin", query, form, authorization).read();
    }

    static InstantSource clockAt(long seconds) {
        return InstantSource.fixed(Instant.ofEpochSecond(seconds));
    }
}

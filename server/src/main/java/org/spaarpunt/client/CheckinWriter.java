package org.spaarpunt.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.PercentEncoding;

/**
 * Writes signed check-ins ({@code POST passholder/checkin}, HMAC-SHA1) as the bytes of HTTP requests.
 *
 * <p>It has its own signer, because a load generator shares the machine with the server that it measures: the
 * parameters and
 * their order never change, so all but three values of the signed text are written once. For one thread; a request is a
 * text of some 700 bytes, all of it ASCII.
 */
public final class CheckinWriter implements RequestWriter {
    private static final String PATH = "/uitid/rest/uitpas/passholder/checkin";
    private static final String ALGORITHM = "HmacSHA1";
    private static final int TYPICAL_BYTES = 1024;

    private final Keys keys;
    private final InstantSource clock;
    private final Mac mac;
    private final String nonceSeries;
    private final StringBuilder text = new StringBuilder(TYPICAL_BYTES);
    private final String signedAddress;
    private final String headers;
    private long written;

    /**
     * @param server {@code http://host:port}
     * @param nonceSeries no two writers may share it, in this run or in another within ten minutes; letters and digits
     */
    public CheckinWriter(URI server, Keys keys, String nonceSeries, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.mac = keyed(keys);
        this.nonceSeries = nonceSeries;
        this.signedAddress =
                "POST&" + PercentEncoding.encode(server.getScheme() + "://" + server.getAuthority() + PATH);
        this.headers = "POST " + PATH + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    }

    /** Appends the request for one visit, with the clock's present time. */
    @Override
    public void write(Visit visit, ByteBuffer target) {
        var nonce = nonceSeries + Long.toHexString(written++);
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var cdbid = PercentEncoding.encode(visit.cdbid());
        var signature = sign(cdbid, visit.cardNumber(), nonce, timestamp);
        text.setLength(0);
        text.append(headers);
        appendAuthorization(nonce, timestamp, signature);
        if (!visit.idempotencyKey().isEmpty()) {
            text.append("Idempotency-Key: ").append(visit.idempotencyKey()).append("\r\n");
        }
        int length = "cdbid=&uitpasNumber=".length()
                + cdbid.length()
                + visit.cardNumber().length();
        text.append("Content-Length: ").append(length).append("\r\n\r\n");
        text.append("cdbid=").append(cdbid).append("&uitpasNumber=").append(visit.cardNumber());
        target.put(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(String cdbid, String cardNumber, String nonce, String timestamp) {
        text.setLength(0);
        text.append(signedAddress).append("&cdbid%3D").append(PercentEncoding.encode(cdbid));
        appendSigned("oauth_consumer_key", twice(keys.consumerKey()));
        appendSigned("oauth_nonce", nonce);
        appendSigned("oauth_signature_method", "HMAC-SHA1");
        appendSigned("oauth_timestamp", timestamp);
        appendSigned("oauth_token", twice(keys.token()));
        appendSigned("oauth_version", "1.0");
        appendSigned("uitpasNumber", cardNumber);
        var signature = mac.doFinal(text.toString().getBytes(StandardCharsets.US_ASCII));
        return PercentEncoding.encode(Base64.getEncoder().encodeToString(signature));
    }

    private void appendSigned(String name, String value) {
        text.append("%26").append(name).append("%3D").append(value);
    }

    private void appendAuthorization(String nonce, String timestamp, String signature) {
        text.append("Authorization: OAuth oauth_consumer_key=\"")
                .append(PercentEncoding.encode(keys.consumerKey()))
                .append("\", oauth_token=\"")
                .append(PercentEncoding.encode(keys.token()))
                .append("\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"")
                .append(timestamp)
                .append("\", oauth_nonce=\"")
                .append(nonce)
                .append("\", oauth_version=\"1.0\", oauth_signature=\"")
                .append(signature)
                .append("\"\r\n");
    }

    private static String twice(String value) {
        return PercentEncoding.encode(PercentEncoding.encode(value));
    }

    private static Mac keyed(Keys keys) {
        var key = PercentEncoding.encode(keys.consumerSecret()) + "&" + PercentEncoding.encode(keys.tokenSecret());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}

package org.spaarpunt.conventional;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signatures of OAuth 1.0a (RFC 5849) with HMAC-SHA1. The nonce is claimed by the transaction of the request. */
@Component
class OAuthVerifier {
    private static final long WINDOW_SECONDS = 300;
    private static final String HMAC = "HmacSHA1";
    private static final Pattern PARAMETER = Pattern.compile("\\s*([^=\\s]+)=\"([^\"]*)\"\\s*");

    private final Known known;
    private final Clock clock;

    OAuthVerifier(Known known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /** A request whose signature is right. */
    record Caller(String consumerKey, String token, long userId, long signedAt, String nonce) {}

    Caller verify(HttpServletRequest request) {
        var header = header(request);
        var key = required(header, "oauth_consumer_key");
        var token = required(header, "oauth_token");
        if (!required(header, "oauth_signature_method").equals("HMAC-SHA1")) {
            throw new OAuthException("signature_method_rejected");
        }
        long signedAt = timestamp(required(header, "oauth_timestamp"));
        var nonce = required(header, "oauth_nonce");
        var consumer = known.consumer(key).orElseThrow(() -> new OAuthException("consumer_key_unknown"));
        var access = known.token(token)
                .filter(issued -> issued.consumerKey.equals(key))
                .orElseThrow(() -> new OAuthException("token_rejected"));
        if (access.revoked || (access.expiresAt != null && !clock.instant().isBefore(access.expiresAt))) {
            throw new OAuthException("token_revoked");
        }
        var expected = sign(baseString(request, header), encode(consumer.secret) + "&" + encode(access.secret));
        var given = required(header, "oauth_signature").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
            throw new OAuthException("signature_invalid");
        }
        return new Caller(key, token, access.userId, signedAt, nonce);
    }

    private static Map<String, String> header(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.startsWith("OAuth ")) {
            throw new OAuthException("parameter_absent");
        }
        var values = new TreeMap<String, String>();
        for (var part : header.substring("OAuth ".length()).split(",")) {
            var matcher = PARAMETER.matcher(part);
            if (!matcher.matches()) {
                throw new OAuthException("parameter_rejected");
            }
            values.put(decode(matcher.group(1)), decode(matcher.group(2)));
        }
        return values;
    }

    private static String required(Map<String, String> header, String name) {
        var value = header.get(name);
        if (value == null || value.isEmpty()) {
            throw new OAuthException("parameter_absent");
        }
        return value;
    }

    private long timestamp(String text) {
        try {
            long seconds = Long.parseLong(text);
            if (Math.abs(clock.instant().getEpochSecond() - seconds) <= WINDOW_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            throw new OAuthException("parameter_rejected");
        }
        throw new OAuthException("timestamp_refused");
    }

    private static String baseString(HttpServletRequest request, Map<String, String> header) {
        List<String> pairs = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                pairs.add(encode(name) + "=" + encode(value));
            }
        });
        header.forEach((name, value) -> {
            if (!name.equals("oauth_signature") && !name.equals("realm")) {
                pairs.add(encode(name) + "=" + encode(value));
            }
        });
        var parameters = pairs.stream().sorted().collect(Collectors.joining("&"));
        return request.getMethod() + "&" + encode(request.getRequestURL().toString()) + "&" + encode(parameters);
    }

    private static String sign(String text, String key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + HMAC, impossible);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** A plus sign stands for itself in the header. */
    private static String decode(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

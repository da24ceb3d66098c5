package org.spaarpunt.identity;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.spaarpunt.identity.Parameters.Parameter;

/** Signs requests as a consumer does, with HMAC-SHA1 by default. Safe for use by many threads if its nonces are. */
public final class OAuthSigner {
    private final Keys keys;
    private final Supplier<String> nonces;
    private final InstantSource clock;
    private final SignatureMethod method;

    /** The credentials of a consumer; token and token secret are empty for a request without a user. */
    public record Keys(String consumerKey, String consumerSecret, String token, String tokenSecret) {
        public static Keys ofConsumer(String key, String secret) {
            return new Keys(key, secret, "", "");
        }

        public Keys withToken(String newToken, String newTokenSecret) {
            return new Keys(consumerKey, consumerSecret, newToken, newTokenSecret);
        }

        /** Omits the secrets. */
        @Override
        public String toString() {
            return consumerKey;
        }
    }

    /** @param nonces gives another text each time, unpredictable and never repeated within a second */
    public OAuthSigner(Keys keys, Supplier<String> nonces, InstantSource clock) {
        this(keys, nonces, clock, SignatureMethod.HMAC_SHA1);
    }

    private OAuthSigner(Keys keys, Supplier<String> nonces, InstantSource clock, SignatureMethod method) {
        this.keys = keys;
        this.nonces = nonces;
        this.clock = clock;
        this.method = method;
    }

    /** The same signer with HMAC-SHA256. */
    public OAuthSigner withSha256() {
        return new OAuthSigner(keys, nonces, clock, SignatureMethod.HMAC_SHA256);
    }

    /**
     * A signature and what it is made of.
     *
     * @param baseString the text that is signed
     * @param key the key that it is signed with: both secrets, encoded
     * @param header the Authorization header with the signature
     */
    public record Signed(String baseString, String key, String signature, String header) {
        /** Omits the secrets. */
        @Override
        public String toString() {
            return baseString;
        }
    }

    /**
     * The Authorization header for a request.
     *
     * @param address absolute, with the query that will be sent
     * @param form what will be sent as the body, encoded as by {@link Parameters#encoded()}; none for another body
     * @throws IllegalArgumentException when no server could verify the request: the address has no host, the query is
     *     not UTF-8 or too long, or an {@code oauth_*} parameter contradicts those of the header
     */
    public String authorization(String httpMethod, URI address, Parameters form) {
        return sign(httpMethod, address, form).header();
    }

    /** The signature of a request, as {@link #authorization} makes it, with each step to it. */
    public Signed sign(String httpMethod, URI address, Parameters form) {
        List<Parameter> protocol = protocolParameters();
        String unsigned = AuthorizationHeader.format(new Parameters(protocol));
        String baseString = baseString(request(httpMethod, address, form, unsigned));
        String signature = method.sign(baseString, keys.consumerSecret(), keys.tokenSecret());
        protocol.add(new Parameter(ProtocolParameters.SIGNATURE, signature));
        String key = PercentEncoding.encode(keys.consumerSecret()) + "&" + PercentEncoding.encode(keys.tokenSecret());
        return new Signed(baseString, key, signature, AuthorizationHeader.format(new Parameters(protocol)));
    }

    private List<Parameter> protocolParameters() {
        List<Parameter> protocol = new ArrayList<>();
        protocol.add(new Parameter(ProtocolParameters.CONSUMER_KEY, keys.consumerKey()));
        if (!keys.token().isEmpty()) {
            protocol.add(new Parameter(ProtocolParameters.TOKEN, keys.token()));
        }
        String seconds = Long.toString(clock.instant().getEpochSecond());
        protocol.add(new Parameter(ProtocolParameters.SIGNATURE_METHOD, method.wireName()));
        protocol.add(new Parameter(ProtocolParameters.TIMESTAMP, seconds));
        protocol.add(new Parameter(ProtocolParameters.NONCE, nonces.get()));
        protocol.add(new Parameter(ProtocolParameters.VERSION, ProtocolParameters.VERSION_ONE));
        return protocol;
    }

    private static SignedRequest request(String httpMethod, URI address, Parameters form, String unsigned) {
        if (address.getScheme() == null || address.getRawAuthority() == null) {
            throw new IllegalArgumentException("Not an absolute address: " + address);
        }
        return new SignedRequest(
                httpMethod,
                address.getScheme(),
                address.getRawAuthority(),
                Objects.requireNonNullElse(address.getRawPath(), ""),
                read("query", Objects.requireNonNullElse(address.getRawQuery(), ""))
                        .and(read("form", form.encoded())),
                List.of(unsigned));
    }

    /** The request as the server will read it. */
    private static Parameters read(String part, String encoded) {
        return Parameters.parse(encoded)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The " + part + " has too many parameters or is not well-formed."));
    }

    private static String baseString(SignedRequest request) {
        return switch (SignedContent.of(request)) {
            case SignedContent.Read(SignedContent content) -> content.baseString();
            case SignedContent.Unreadable(String detail) -> throw new IllegalArgumentException(detail);
        };
    }
}

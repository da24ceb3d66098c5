package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * The {@code oauth_*} parameters of one request. Each has exactly one value, wherever and however often it was sent:
 * known clients repeat them in the Authorization header and in the query or the body.
 */
public final class ProtocolParameters {
    public static final String CALLBACK = "oauth_callback";
    public static final String CONSUMER_KEY = "oauth_consumer_key";
    public static final String NONCE = "oauth_nonce";
    public static final String SIGNATURE = "oauth_signature";
    public static final String SIGNATURE_METHOD = "oauth_signature_method";
    public static final String TIMESTAMP = "oauth_timestamp";
    public static final String TOKEN = "oauth_token";
    public static final String VERIFIER = "oauth_verifier";
    public static final String VERSION = "oauth_version";

    /** The only version; it is 1.0 for OAuth 1.0a too. */
    static final String VERSION_ONE = "1.0";

    private static final String PREFIX = "oauth_";

    private final Map<String, String> values;

    private ProtocolParameters(Map<String, String> values) {
        this.values = values;
    }

    /** The protocol's parameters among all; nothing when one of them has two different values. */
    static Optional<ProtocolParameters> of(Parameters all) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : all.pairs()) {
            if (isProtocol(parameter)) {
                String earlier = values.putIfAbsent(parameter.name(), parameter.value());
                if (earlier != null && !earlier.equals(parameter.value())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new ProtocolParameters(values));
    }

    /** Whether a parameter is part of the protocol, not of the call. */
    public static boolean isProtocol(Parameter parameter) {
        return parameter.name().startsWith(PREFIX);
    }

    /** The value of a parameter; an empty value counts as none. */
    public Optional<String> value(String name) {
        String value = valueOrEmpty(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    String valueOrEmpty(String name) {
        return values.getOrDefault(name, "");
    }

    /** Seconds since 1970; only for parameters that pass {@link ProtocolRules}. */
    long timestamp() {
        return Long.parseLong(valueOrEmpty(TIMESTAMP));
    }

    /** Only for parameters that pass {@link ProtocolRules}. */
    SignatureMethod signatureMethod() {
        return SignatureMethod.named(valueOrEmpty(SIGNATURE_METHOD)).orElseThrow();
    }

    /** Every parameter once, including empty ones, as they are signed. */
    List<Parameter> pairs() {
        List<Parameter> pairs = new ArrayList<>(values.size());
        for (Map.Entry<String, String> entry : values.entrySet()) {
            pairs.add(new Parameter(entry.getKey(), entry.getValue()));
        }
        return pairs;
    }

    /** Names only: the values are tokens and signatures. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}

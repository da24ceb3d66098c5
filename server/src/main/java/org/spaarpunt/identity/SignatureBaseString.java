package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spaarpunt.identity.Parameters.Parameter;

/** The text that is signed (RFC 5849 section 3.4.1). Client and server must make the same one. */
final class SignatureBaseString {
    private static final String HTTP_PORT = "80";
    private static final String HTTPS_PORT = "443";

    /** Initial capacity in characters; longer texts grow. */
    private static final int EXPECTED_LENGTH = 512;

    private SignatureBaseString() {}

    /** Joins method, address and parameters; the caller has selected the parameters that are signed. */
    static String of(SignedRequest request, List<Parameter> signed) {
        // Encoded before it is changed to upper case: only ASCII is left then, so no letter can become another.
        String method = PercentEncoding.encode(request.method()).toUpperCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(EXPECTED_LENGTH);
        text.append(method)
                .append('&')
                .append(PercentEncoding.encode(uri(request)))
                .append('&');
        appendNormalized(sorted(signed), text);
        return text.toString();
    }

    /** The address that is signed: no query, no default port, scheme and host in lower case (section 3.4.1.2). */
    static String uri(SignedRequest request) {
        String scheme = request.scheme().toLowerCase(Locale.ROOT);
        String host = withoutDefaultPort(scheme, request.host().toLowerCase(Locale.ROOT));
        String path = request.rawPath().isEmpty() ? "/" : request.rawPath();
        return scheme + "://" + host + path;
    }

    private static String withoutDefaultPort(String scheme, String host) {
        int colon = host.lastIndexOf(':');
        // An IPv6 literal has colons of its own, all before its closing bracket.
        if (colon < 0 || colon < host.lastIndexOf(']')) {
            return host;
        }
        String port = host.substring(colon + 1);
        return port.isEmpty() || port.equals(defaultPort(scheme)) ? host.substring(0, colon) : host;
    }

    private static String defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** Encoded, then sorted by name and value (section 3.4.1.3.2); encoded text is ASCII, so chars are bytes. */
    private static List<Parameter> sorted(List<Parameter> signed) {
        List<Parameter> encoded = new ArrayList<>(signed.size());
        for (Parameter parameter : signed) {
            encoded.add(
                    new Parameter(PercentEncoding.encode(parameter.name()), PercentEncoding.encode(parameter.value())));
        }
        encoded.sort(SignatureBaseString::byNameThenValue);
        return encoded;
    }

    private static int byNameThenValue(Parameter one, Parameter other) {
        int byName = one.name().compareTo(other.name());
        return byName != 0 ? byName : one.value().compareTo(other.value());
    }

    /** The encoded form of {@code name=value&name=value} as a whole. */
    private static void appendNormalized(List<Parameter> encoded, StringBuilder text) {
        String separator = "";
        for (Parameter parameter : encoded) {
            text.append(separator)
                    .append(PercentEncoding.encode(parameter.name()))
                    .append("%3D")
                    .append(PercentEncoding.encode(parameter.value()));
            separator = "%26";
        }
    }
}

package org.spaarpunt.api3;

import java.util.stream.Stream;
import org.spaarpunt.identity.PercentEncoding;

/** Authorization headers as texts, to be spoilt in tests. */
final class AuthorizationText {
    private AuthorizationText() {}

    /** Every signature, as it stands there and decoded. */
    static Stream<String> signaturesIn(String authorization) {
        return Stream.of(authorization.split("oauth_signature=\"", -1))
                .skip(1)
                .map(signature -> signature.substring(0, signature.indexOf('"')))
                .filter(signature -> !signature.isEmpty())
                .flatMap(signature ->
                        Stream.of(signature, PercentEncoding.decode(signature).orElseThrow()));
    }

    static String without(String name, String authorization) {
        return authorization.replaceFirst("(, )?" + name + "=\"[^\"]*\"", "").replace("OAuth , ", "OAuth ");
    }

    static String replaced(String name, String value, String authorization) {
        return authorization.replaceFirst(name + "=\"[^\"]*\"", name + "=\"" + value + "\"");
    }
}

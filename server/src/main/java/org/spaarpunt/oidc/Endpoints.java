package org.spaarpunt.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider does what, by its own account. None of the addresses can be listened in on: they are https, or on this machine.
 *
 * @param authorization where people are sent
 * @param token where a code is changed for a token
 * @param keys what tokens are signed with
 * @param secretInBody whether the client's secret goes into the body, because the provider does not take it as a header
 */
record Endpoints(URI authorization, URI token, URI keys, boolean secretInBody) {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    static URI describedAt(URI issuer) {
        var address = issuer.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + WELL_KNOWN);
    }

    /** Reads what stands there. A provider that goes by another name is another one, whose tokens would not be this one's. */
    static Endpoints parse(String description, URI issuer) throws ProviderOutageException {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(description);
        } catch (ParseException e) {
            throw new ProviderOutageException("The provider does not describe itself", e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
            throw new ProviderOutageException("The provider calls itself by another name than " + issuer);
        }
        return new Endpoints(
                safe(metadata.getAuthorizationEndpointURI()),
                safe(metadata.getTokenEndpointURI()),
                safe(metadata.getJWKSetURI()),
                onlyInBody(metadata.getTokenEndpointAuthMethods()));
    }

    /** Whether what is said there stays between the two: https, or http on this machine. */
    static boolean mayBeAsked(URI address) {
        var host = address.getHost();
        return host != null
                && address.getRawUserInfo() == null
                && switch (String.valueOf(address.getScheme())) {
                    case "https" -> true;
                    case "http" -> isLoopback(host);
                    default -> false;
                };
    }

    private static boolean isLoopback(String host) {
        return Stream.of("127.0.0.1", "[::1]", "localhost").anyMatch(host::equals);
    }

    private static URI safe(@Nullable URI address) throws ProviderOutageException {
        if (address == null || !mayBeAsked(address)) {
            throw new ProviderOutageException("The provider names an address that is missing or not https");
        }
        return address;
    }

    private static boolean onlyInBody(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}

package org.spaarpunt.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider's endpoints, as it publishes them. All of them use https, or are on this machine, so no one can listen in.
 *
 * @param authorization where browsers are sent to sign in
 * @param token where a code is exchanged for a token
 * @param keys where the keys are that sign tokens
 * @param secretInBody whether the client's secret goes into the body, because the provider does not accept it as a
 *     header
 */
record Endpoints(URI authorization, URI token, URI keys, boolean secretInBody) {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    static URI describedAt(URI issuer) {
        var address = issuer.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + WELL_KNOWN);
    }

    /**
     * Reads the provider's metadata. An issuer of another name is rejected, because it is not the configured provider.
     */
    static Endpoints parse(String description, URI issuer) throws ProviderOutageException {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(description);
        } catch (ParseException e) {
            throw new ProviderOutageException("The provider's metadata is invalid", e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
            throw new ProviderOutageException("The provider's metadata names another issuer than " + issuer);
        }
        return new Endpoints(
                safe(metadata.getAuthorizationEndpointURI()),
                safe(metadata.getTokenEndpointURI()),
                safe(metadata.getJWKSetURI()),
                onlyInBody(metadata.getTokenEndpointAuthMethods()));
    }

    /** Whether a request to this address is protected from eavesdropping: https, or http on this machine. */
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
            throw new ProviderOutageException("An endpoint in the provider's metadata is missing or not https");
        }
        return address;
    }

    private static boolean onlyInBody(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}

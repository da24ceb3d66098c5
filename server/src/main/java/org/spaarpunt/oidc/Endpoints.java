package org.spaarpunt.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.remote.RemoteAddress;

/**
 * A provider's endpoints, as it publishes them.
 *
 * @param authorization where browsers are sent to sign in
 * @param token where a code is exchanged for a token
 * @param keys where the keys are that sign tokens
 * @param secretInBody whether the client's secret goes into the body, because the provider does not accept it as a
 *     header
 */
record Endpoints(RemoteAddress authorization, RemoteAddress token, RemoteAddress keys, boolean secretInBody) {
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

    private static RemoteAddress safe(@Nullable URI address) throws ProviderOutageException {
        return Optional.ofNullable(address)
                .flatMap(RemoteAddress::of)
                .orElseThrow(() ->
                        new ProviderOutageException("An endpoint in the provider's metadata is missing or not https"));
    }

    private static boolean onlyInBody(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}

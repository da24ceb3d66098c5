package org.spaarpunt.oidc;

import java.net.URI;

/**
 * Sends a browser to the provider.
 *
 * @param to an address of the provider; it holds nothing that must be kept from the user
 * @param cookie for the browser to keep for {@link ProviderSignIn#TRIP_TIME}, and to send when it returns
 */
public record ProviderRedirect(URI to, String cookie) {}

package org.spaarpunt.oidc;

import java.net.URI;

/**
 * Sends a browser to the provider.
 *
 * @param to at the provider; it holds nothing that must be kept from the person
 * @param cookie for the browser to keep for {@link ProviderSignIn#TRIP_TIME}, and to send with its return
 */
public record ProviderRedirect(URI to, String cookie) {}

package org.spaarpunt.openid;

import java.util.List;
import java.util.Set;

/**
 * An application as a client of OAuth 2. Its id and secret are the key and the secret of its consumer.
 *
 * @param redirects where a code may be sent
 * @param signOuts where browsers may go after signing out
 */
public record OAuthClient(
        String key, ClientKind kind, Set<ClientGrant> grants, List<String> redirects, List<String> signOuts) {
    public OAuthClient {
        grants = Set.copyOf(grants);
        redirects = List.copyOf(redirects);
        signOuts = List.copyOf(signOuts);
    }

    public boolean isPublic() {
        return kind == ClientKind.PUBLIC;
    }

    public boolean may(ClientGrant grant) {
        return grants.contains(grant);
    }

    /** Whether a code may be sent to this address. */
    public boolean redirectsTo(String address) {
        return redirects.stream().anyMatch(registered -> new RedirectAddress(registered).allows(address));
    }

    /** Whether a browser may go to this address after signing out. */
    public boolean signsOutTo(String address) {
        return signOuts.stream().anyMatch(registered -> new RedirectAddress(registered).allows(address));
    }

    /** Whether it runs in browsers on pages of this origin. */
    boolean runsOn(String origin) {
        return isPublic() && redirects.stream().anyMatch(registered -> new RedirectAddress(registered).isOn(origin));
    }

    /**
     * Whether what is sent to an address certainly reaches this client: an address on the user's own machine, or with a
     * private scheme, may be that of any program there, unless the client proves itself.
     */
    public boolean isCertainAt(String address) {
        return !isPublic() || RedirectAddress.isCertain(address);
    }
}

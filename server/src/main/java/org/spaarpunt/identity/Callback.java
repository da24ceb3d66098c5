package org.spaarpunt.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a browser goes after its user's decision: an absolute http or https address, without user and fragment, at a
 * place that its consumer has registered. Otherwise the author of a link could choose where a verifier is sent.
 */
public record Callback(String address) {
    private static final int MAX_LENGTH = 2_000;

    /** The callback, if a consumer with these places may use it; any path is allowed. */
    static Optional<Callback> of(String address, RegisteredPlaces places) {
        return parsed(address).filter(places::contain).map(_ -> new Callback(address));
    }

    /** The address with more parameters appended to its own. */
    public URI with(Parameters more) {
        var separator = !address.contains("?") ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        return URI.create(address + separator + more.encoded());
    }

    /** Scheme, host and port. */
    public String origin() {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The address, if a browser can be sent to it. */
    static Optional<URI> parsed(String address) {
        if (address.length() > MAX_LENGTH || !address.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address)).filter(Callback::isPlace);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isPlace(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }
}

package org.spaarpunt.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a browser goes when its user has decided: an absolute address of http or https, without user and fragment, at a place that
 * its consumer has registered. Anything else would let the author of a link choose where a verifier goes.
 */
public record Callback(String address) {
    private static final int MAX_LENGTH = 2_000;

    /** The callback, if a consumer with these places may use it; paths are free. */
    static Optional<Callback> of(String address, RegisteredPlaces places) {
        return parsed(address).filter(places::contain).map(_ -> new Callback(address));
    }

    /** The address with more parameters behind those that it has. */
    public URI with(Parameters more) {
        var separator = !address.contains("?") ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        return URI.create(address + separator + more.encoded());
    }

    /** Scheme, host and port. */
    public String origin() {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The address, if it is one to which a browser can be sent. */
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

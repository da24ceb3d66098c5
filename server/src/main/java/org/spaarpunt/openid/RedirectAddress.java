package org.spaarpunt.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address to which browsers may be sent, as registered for a client: an https address, an http address of the user's
 * own machine or of a client that keeps a secret, or an address with a private scheme of an application on a phone.
 * Addresses are compared character by character, with one exception: on a loopback address without a port any port will
 * do, since an application on the user's machine listens on a free one (RFC 8252 section 7.3), and there a path of
 * {@code /*} stands for every path.
 */
public record RedirectAddress(String text) {
    static final int MAX_LENGTH = 2_000;

    private static final String ANY_PATH = "/*";
    private static final Set<String> LOOPBACK_ADDRESSES = Set.of("127.0.0.1", "[::1]");

    /** A domain name backwards, so that two applications do not choose the same one (RFC 8252 section 7.1). */
    private static final Pattern PRIVATE_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    /** Whether a client of this kind may register it. */
    boolean isFor(ClientKind kind) {
        var place = parsed(text);
        if (place.isEmpty()) {
            return false;
        }
        var uri = place.get();
        if (text.indexOf('*') >= 0 && !isAnyPath(uri)) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && (kind == ClientKind.CONFIDENTIAL || isOwnMachine(uri));
            case String scheme ->
                kind == ClientKind.PUBLIC && PRIVATE_SCHEME.matcher(scheme).matches();
        };
    }

    /** Whether a request may name this address. */
    boolean allows(String asked) {
        var own = parsed(text);
        if (own.isEmpty()) {
            return false;
        }
        if (!isLoopbackWithAnyPort(own.get())) {
            return text.equals(asked);
        }
        return parsed(asked).filter(place -> isAt(own.get(), place)).isPresent();
    }

    /** Whether a page of this origin may be the client's own, running in a browser. */
    boolean isOn(String origin) {
        return parsed(text)
                .filter(own -> own.getHost() != null)
                .filter(own -> isLoopbackWithAnyPort(own)
                        ? origin.matches(Pattern.quote("http://" + own.getHost()) + "(:[0-9]{1,5})?")
                        : origin.equals(own.getScheme() + "://" + own.getRawAuthority()))
                .isPresent();
    }

    /** What a page's policy names to let a form lead to an address: its origin, or its private scheme. */
    public static String source(String address) {
        return parsed(address)
                .map(place -> place.getHost() == null
                                || PRIVATE_SCHEME.matcher(place.getScheme()).matches()
                        ? place.getScheme() + ":"
                        : place.getScheme() + "://" + place.getRawAuthority())
                .orElse("");
    }

    /** Whether only one application in the world can receive what is sent there. */
    static boolean isCertain(String address) {
        return address.startsWith("https://");
    }

    private static boolean isAt(URI own, URI place) {
        return "http".equals(place.getScheme())
                && own.getHost().equals(place.getHost())
                && (isAnyPath(own)
                        || (own.getRawPath().equals(place.getRawPath())
                                && String.valueOf(own.getRawQuery()).equals(String.valueOf(place.getRawQuery()))));
    }

    private static boolean isLoopbackWithAnyPort(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK_ADDRESSES.contains(uri.getHost()) && uri.getPort() < 0;
    }

    private static boolean isAnyPath(URI uri) {
        return isLoopbackWithAnyPort(uri) && ANY_PATH.equals(uri.getRawPath()) && uri.getRawQuery() == null;
    }

    private static boolean isOwnMachine(URI uri) {
        return LOOPBACK_ADDRESSES.contains(uri.getHost()) || "localhost".equals(uri.getHost());
    }

    private static Optional<URI> parsed(String address) {
        if (address.length() > MAX_LENGTH || !address.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address))
                    .filter(uri -> uri.isAbsolute()
                            && !uri.isOpaque()
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}

package org.spaarpunt.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address to which reports are posted: of https, or of http on this machine where that is allowed; with a host,
 * without user information or fragment.
 */
record WebhookAddress(URI uri) {
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_PORT = 65_535;

    /** What {@link InetAddress} takes for a number and does not look up. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*]");

    /** Empty if the text is no address that the guard may allow. */
    static Optional<WebhookAddress> parse(String text, AddressGuard guard) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(sign -> sign > ' ' && sign < 0x7F)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            boolean fits = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= MAX_PORT
                    && uri.getPort() != 0
                    && ("https".equalsIgnoreCase(scheme) || ("http".equalsIgnoreCase(scheme) && isHere(uri.getHost())))
                    && mayBeAllowed(uri.getHost(), guard);
            return fits ? Optional.of(new WebhookAddress(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    boolean isEncrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
        int named = uri.getPort();
        if (named > 0) {
            return named;
        }
        return isEncrypted() ? 443 : 80;
    }

    /** The host, without the brackets of an IPv6 address. */
    String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The host and the port, if it is not the usual one, as in the header {@code Host}. */
    String authority() {
        return uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    /** The path and the query, as in the line of a request. */
    String target() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean isHere(String host) {
        return host.equalsIgnoreCase("localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** A name is judged when it is connected to, since what it leads to can change; a number is judged at once. */
    private static boolean mayBeAllowed(String host, AddressGuard guard) {
        if (host.equalsIgnoreCase("localhost")) {
            return guard.loopback();
        }
        return !NUMERIC.matcher(host).matches()
                || literal(host).filter(guard::allows).isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

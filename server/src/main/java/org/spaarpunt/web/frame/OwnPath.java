package org.spaarpunt.web.frame;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;

/**
 * A path of this server, perhaps with a query, to which a browser may be sent because a link named it. A text that a
 * browser could read as another server's address is not one.
 */
public record OwnPath(String text) {
    private static final int MAX_LENGTH = 2_000;

    public static Optional<OwnPath> of(String text) {
        return isPath(text) ? Optional.of(new OwnPath(text)) : Optional.empty();
    }

    /** Parses a path segment that is a UUID. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isPath(String text) {
        if (!text.startsWith("/") || text.startsWith("//") || text.length() > MAX_LENGTH) {
            return false;
        }
        // Browsers treat a backslash as a slash, and ignore line breaks and tabs.
        if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\')) {
            return false;
        }
        try {
            var uri = new URI(text);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}

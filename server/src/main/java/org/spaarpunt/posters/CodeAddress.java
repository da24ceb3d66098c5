package org.spaarpunt.posters;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of the page of a check-in code. A phone's camera opens it without any application; applications that send
 * what they read still find the code in it, as its last segment.
 *
 * @param site the public address of the server, without a slash at its end
 */
record CodeAddress(String site, String code) {
    private static final Pattern HOST = Pattern.compile("(?i)([a-z]+://[^/]+)(.*)", Pattern.DOTALL);
    private static final String SCHEME = "(?i)^https?://";
    private static final String FIVE_AND_MORE = "(.{5})(?=.)";

    /**
     * In the QR code: in capitals, which take a third less space there. Neither host nor code distinguishes them; a
     * path before them might, and stays as it is.
     */
    String scanned() {
        var parts = HOST.matcher(site);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The public address of a server begins with its scheme: " + site);
        }
        return parts.group(1).toUpperCase(Locale.ROOT) + parts.group(2) + "/Q/" + code.toUpperCase(Locale.ROOT);
    }

    /** For people who type it: without its scheme, and with dashes in the code. */
    String typed() {
        return site.replaceFirst(SCHEME, "") + "/q/" + code.replaceAll(FIVE_AND_MORE, "$1-");
    }
}

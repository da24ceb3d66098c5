package org.spaarpunt.contact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A web address that applications load or offer as a link: never one that a browser would run as code. */
public final class WebAddress {
    private static final int MAX_LENGTH = 2_000;

    /** An address on this server, relative to its root; two slashes would mean another host. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");

    private WebAddress() {}

    /** Whether it is an address of http or https, or a path on this server. */
    public static boolean isValid(String address) {
        return address.length() <= MAX_LENGTH
                && (isOfWeb(address) || OWN_PATH.matcher(address).matches());
    }

    private static boolean isOfWeb(String address) {
        try {
            var uri = new URI(address);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && address.chars().allMatch(sign -> sign > ' ' && sign < 0x7F);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}

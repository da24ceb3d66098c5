package org.spaarpunt.http;

/**
 * What may stand in a request line (RFC 9112 section 3.2). Only the origin form is taken, a path that begins with a
 * slash: not {@code http://host/path}, which is for proxies, and not {@code *}.
 *
 * <p>Paths are strict and queries lenient, as browsers are: they send {@code |} and {@code [} in a query as typed. What
 * reads the parameters decides about broken escapes there.
 */
final class RequestTarget {
    private RequestTarget() {}

    static boolean isPath(String path) {
        return path.startsWith("/") && isVisibleAscii(path) && hasWholeEscapes(path);
    }

    static boolean isQuery(String query) {
        return isVisibleAscii(query);
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= 0x20 || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWholeEscapes(String path) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 2 >= path.length() || !isHexDigit(path.charAt(at + 1)) || !isHexDigit(path.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return Character.digit(c, 16) >= 0;
    }
}

package org.spaarpunt.http;

/**
 * The forms of a request target that are accepted (RFC 9112 section 3.2): a path that begins with a slash, or an
 * asterisk with OPTIONS. {@link RequestHeads} has converted the absolute form {@code http://host/path} to one of these
 * before.
 *
 * <p>Paths are checked strictly and queries leniently, as browsers do: they send {@code |} and {@code [} in a query as
 * typed. Broken escapes in a query are left to the code that reads the parameters.
 */
final class RequestTarget {
    /** The target of an OPTIONS request about the server as a whole. */
    static final String SERVER = "*";

    private RequestTarget() {}

    static boolean isTarget(String method, String path) {
        return isPath(path) || (path.equals(SERVER) && method.equals("OPTIONS"));
    }

    private static boolean isPath(String path) {
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

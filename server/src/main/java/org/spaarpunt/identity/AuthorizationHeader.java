package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * Reads Authorization headers of the scheme {@code OAuth} (RFC 5849 section 3.5.1). Headers of other schemes are
 * ignored. One instance reads one header: {@code position} never moves back.
 */
final class AuthorizationHeader {
    /** The longest header that is read, in characters. */
    static final int MAX_LENGTH = 8 * 1024;

    static final String SCHEME = "OAuth";

    private static final String REALM = "realm";

    private final String header;
    private final PercentDecoder decoder = PercentDecoder.ofText();
    private int position = SCHEME.length();

    private AuthorizationHeader(String header) {
        this.header = header;
    }

    /** The decoded parameters of all OAuth headers, without the realm; nothing when one of them cannot be parsed. */
    static Optional<Parameters> parse(List<String> headers) {
        List<Parameter> found = new ArrayList<>();
        for (String header : headers) {
            if (isOAuth(header) && !new AuthorizationHeader(header).readInto(found)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Parameters(found));
    }

    /** Writes a header; its parameters are encoded, and keep the given order. */
    static String format(Parameters parameters) {
        return SCHEME + " "
                + String.join(
                        ", ",
                        parameters.pairs().stream()
                                .map(p -> PercentEncoding.encode(p.name()) + "=\"" + PercentEncoding.encode(p.value())
                                        + "\"")
                                .toList());
    }

    private static boolean isOAuth(String header) {
        int end = SCHEME.length();
        return header.regionMatches(true, 0, SCHEME, 0, end) && (header.length() == end || isBlank(header.charAt(end)));
    }

    private boolean readInto(List<Parameter> found) {
        if (header.length() > MAX_LENGTH) {
            return false;
        }
        skipSeparators();
        while (position < header.length()) {
            if (found.size() == Parameters.MAX_PARAMETERS || !readPair(found)) {
                return false;
            }
        }
        return true;
    }

    private boolean readPair(List<Parameter> found) {
        int name = position;
        int endOfName = endOfName();
        if (endOfName == name || !take('=') || !take('"')) {
            return false;
        }
        int value = position;
        int endOfValue = endOfQuoted();
        if (!take('"') || !readSeparator()) {
            return false;
        }
        if (isRealm(name, endOfName)) {
            return true;
        }
        found.add(new Parameter(decoder.decode(header, name, endOfName), decoder.decode(header, value, endOfValue)));
        return !decoder.isMalformed();
    }

    /** The realm is the only parameter that is neither encoded nor signed. */
    private boolean isRealm(int start, int end) {
        return end - start == REALM.length() && header.regionMatches(true, start, REALM, 0, REALM.length());
    }

    private int endOfName() {
        while (position < header.length() && !endsAName(header.charAt(position))) {
            position++;
        }
        return position;
    }

    /**
     * The position of the quote that ends a quoted text. A backslash escapes a quote, which a realm may need, but is
     * not removed: encoded values have no backslash, and a value with one is not what the client signed.
     */
    private int endOfQuoted() {
        while (position < header.length() && header.charAt(position) != '"') {
            position += header.charAt(position) == '\\' ? 2 : 1;
        }
        return position;
    }

    /** Skips a character and the blanks before it; false if the next character is another one, or there is none. */
    private boolean take(char sign) {
        skipBlanks();
        return position < header.length() && header.charAt(position++) == sign;
    }

    /** True after the last parameter, or after the comma that must precede the next one. */
    private boolean readSeparator() {
        skipBlanks();
        if (position == header.length()) {
            return true;
        }
        boolean separated = header.charAt(position) == ',';
        skipSeparators();
        return separated;
    }

    private void skipBlanks() {
        while (position < header.length() && isBlank(header.charAt(position))) {
            position++;
        }
    }

    private void skipSeparators() {
        while (position < header.length() && (isBlank(header.charAt(position)) || header.charAt(position) == ',')) {
            position++;
        }
    }

    private static boolean endsAName(char c) {
        return c == '=' || c == ',' || c == '"' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

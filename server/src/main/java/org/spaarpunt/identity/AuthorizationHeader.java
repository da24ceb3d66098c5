package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * Reads Authorization headers of the scheme {@code OAuth} (RFC 5849 section 3.5.1). Headers of other schemes are passed
 * over as if they were not there. One instance reads one header: {@code position} never moves back.
 */
final class AuthorizationHeader {
    /** The longest header that is read, in characters. */
    static final int MAX_LENGTH = 8 * 1024;

    static final String SCHEME = "OAuth";

    private static final String BLANKS = " \t";
    private static final String SEPARATORS = BLANKS + ",";
    private static final String ENDS_A_NAME = BLANKS + "=,\"";

    private final String header;
    private int position = SCHEME.length();

    private AuthorizationHeader(String header) {
        this.header = header;
    }

    /** The decoded parameters of all OAuth headers, without the realm; nothing when one of them cannot be read. */
    static Optional<Parameters> parse(List<String> headers) {
        List<Parameter> found = new ArrayList<>();
        for (String header : headers) {
            if (isOAuth(header) && !new AuthorizationHeader(header).readInto(found)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Parameters(found));
    }

    /** Writes a header; its parameters are encoded and stand in the given order. */
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
        return header.regionMatches(true, 0, SCHEME, 0, end)
                && (header.length() == end || isOneOf(BLANKS, header.charAt(end)));
    }

    private boolean readInto(List<Parameter> found) {
        if (header.length() > MAX_LENGTH) {
            return false;
        }
        skip(SEPARATORS);
        while (position < header.length()) {
            if (found.size() == Parameters.MAX_PARAMETERS || !readPair(found)) {
                return false;
            }
        }
        return true;
    }

    private boolean readPair(List<Parameter> found) {
        Optional<String> name = readName();
        Optional<String> value = name.isEmpty() ? Optional.empty() : readQuoted();
        if (value.isEmpty() || !readSeparator()) {
            return false;
        }
        // The realm is the one parameter that is neither encoded nor signed.
        return name.get().equalsIgnoreCase("realm") || addDecoded(name.get(), value.get(), found);
    }

    private static boolean addDecoded(String name, String value, List<Parameter> found) {
        return PercentEncoding.decode(name)
                .flatMap(n -> PercentEncoding.decode(value).map(v -> found.add(new Parameter(n, v))))
                .isPresent();
    }

    private Optional<String> readName() {
        int start = position;
        while (position < header.length() && !isOneOf(ENDS_A_NAME, header.charAt(position))) {
            position++;
        }
        String name = header.substring(start, position);
        skip(BLANKS);
        boolean isName = !name.isEmpty() && position < header.length() && header.charAt(position++) == '=';
        return isName ? Optional.of(name) : Optional.empty();
    }

    /**
     * The text between two quotes. A backslash keeps a quote inside, as a realm may need it, but is not taken away:
     * encoded values have no backslash, and one that has is not what the client signed.
     */
    private Optional<String> readQuoted() {
        skip(BLANKS);
        if (position == header.length() || header.charAt(position) != '"') {
            return Optional.empty();
        }
        int start = ++position;
        while (position < header.length() && header.charAt(position) != '"') {
            position += header.charAt(position) == '\\' ? 2 : 1;
        }
        return position < header.length() ? Optional.of(header.substring(start, position++)) : Optional.empty();
    }

    /** True after the last parameter, or after the comma that must stand before the next one. */
    private boolean readSeparator() {
        skip(BLANKS);
        if (position == header.length()) {
            return true;
        }
        boolean separated = header.charAt(position) == ',';
        skip(SEPARATORS);
        return separated;
    }

    private void skip(String characters) {
        while (position < header.length() && isOneOf(characters, header.charAt(position))) {
            position++;
        }
    }

    private static boolean isOneOf(String characters, int c) {
        return characters.indexOf(c) >= 0;
    }
}

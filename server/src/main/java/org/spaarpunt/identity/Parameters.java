package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Decoded parameters of a request in the order they were sent. A name may occur several times: lists are sent as a
 * repeated name.
 */
public record Parameters(List<Parameter> pairs) {
    /** How many parameters one query or one form body may hold. */
    public static final int MAX_PARAMETERS = 200;

    private static final Parameters NONE = new Parameters(List.of());

    /** A decoded name and its decoded value; either may be empty. */
    public record Parameter(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    public static Parameters none() {
        return NONE;
    }

    /**
     * Parses a raw query or a form body ({@code application/x-www-form-urlencoded}). A name without {@code =} has the
     * empty value; empty pieces between two {@code &} are ignored.
     *
     * @return nothing when an escape is malformed, the bytes are not UTF-8, a character is not ASCII, or there are more
     *     than {@value #MAX_PARAMETERS} parameters
     */
    public static Optional<Parameters> parse(String encoded) {
        PercentDecoder decoder = PercentDecoder.ofForm();
        List<Parameter> pairs = new ArrayList<>();
        int start = 0;
        while (start < encoded.length()) {
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            if (end > start) {
                if (pairs.size() == MAX_PARAMETERS) {
                    return Optional.empty();
                }
                pairs.add(parsePair(decoder, encoded, start, end));
            }
            start = end + 1;
        }
        return decoder.isMalformed() ? Optional.empty() : Optional.of(new Parameters(pairs));
    }

    private static Parameter parsePair(PercentDecoder decoder, String encoded, int start, int end) {
        int equals = start;
        while (equals < end && encoded.charAt(equals) != '=') {
            equals++;
        }
        String name = decoder.decode(encoded, start, equals);
        return new Parameter(name, equals < end ? decoder.decode(encoded, equals + 1, end) : "");
    }

    /** Every value of a name, in the order sent; empty when the name does not occur. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Parameter pair : pairs) {
            if (pair.name().equals(name)) {
                values.add(pair.value());
            }
        }
        return List.copyOf(values);
    }

    /** The first value of a name that is not empty. */
    public Optional<String> firstFilled(String name) {
        for (Parameter pair : pairs) {
            if (pair.name().equals(name) && !pair.value().isEmpty()) {
                return Optional.of(pair.value());
            }
        }
        return Optional.empty();
    }

    /** Whether a name has several values that are not empty. */
    public boolean isDoubled(String name) {
        int filled = 0;
        for (Parameter pair : pairs) {
            filled += pair.name().equals(name) && !pair.value().isEmpty() ? 1 : 0;
        }
        return filled > 1;
    }

    /** These parameters followed by others, such as those of the query followed by those of the form. */
    public Parameters and(Parameters others) {
        if (pairs.isEmpty()) {
            return others;
        }
        List<Parameter> both = new ArrayList<>(pairs);
        both.addAll(others.pairs);
        return new Parameters(both);
    }

    /** These parameters with other values. */
    public Parameters map(UnaryOperator<Parameter> change) {
        return new Parameters(pairs.stream().map(change).toList());
    }

    /** The text to send as a query or as a form body. */
    public String encoded() {
        return pairs.stream()
                .map(pair -> PercentEncoding.encode(pair.name()) + "=" + PercentEncoding.encode(pair.value()))
                .collect(Collectors.joining("&"));
    }
}

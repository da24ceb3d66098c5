package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decoded parameters of a request in the order they were sent. A name may stand several times: lists are sent as a
 * repeated name.
 */
public record Parameters(List<Parameter> pairs) {
    /** How many parameters one query or one form body may hold. */
    public static final int MAX_PARAMETERS = 200;

    /** A decoded name and its decoded value; either may be empty. */
    public record Parameter(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    public static Parameters none() {
        return new Parameters(List.of());
    }

    /**
     * Reads the text of a raw query or of a form body ({@code application/x-www-form-urlencoded}). A name without
     * {@code =} has the empty value; empty pieces between two {@code &} are passed over.
     *
     * @return nothing when an escape is broken, the bytes are not UTF-8, a character is not ASCII, or there are more
     *     than {@value #MAX_PARAMETERS} parameters
     */
    public static Optional<Parameters> parse(String encoded) {
        List<Parameter> pairs = new ArrayList<>();
        for (String piece : encoded.split("&", -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            Optional<Parameter> pair = parsePair(piece);
            if (pair.isEmpty() || pairs.size() == MAX_PARAMETERS) {
                return Optional.empty();
            }
            pairs.add(pair.get());
        }
        return Optional.of(new Parameters(pairs));
    }

    private static Optional<Parameter> parsePair(String piece) {
        int equals = piece.indexOf('=');
        String name = equals < 0 ? piece : piece.substring(0, equals);
        String value = equals < 0 ? "" : piece.substring(equals + 1);
        return PercentEncoding.decodeForm(name)
                .flatMap(n -> PercentEncoding.decodeForm(value).map(v -> new Parameter(n, v)));
    }

    /** Every value of a name, in the order sent; empty when the name is not there. */
    public List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** These parameters followed by others, such as those of the query followed by those of the form. */
    public Parameters and(Parameters others) {
        return new Parameters(
                Stream.concat(pairs.stream(), others.pairs.stream()).toList());
    }

    /** The text to send as a query or as a form body. */
    public String encoded() {
        return pairs.stream()
                .map(pair -> PercentEncoding.encode(pair.name()) + "=" + PercentEncoding.encode(pair.value()))
                .collect(Collectors.joining("&"));
    }
}

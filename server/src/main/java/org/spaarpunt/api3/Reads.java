package org.spaarpunt.api3;

import java.util.List;
import java.util.stream.Stream;

/**
 * The single-valued parameters that a call reads: one given twice refuses the request.
 *
 * @param names all of them
 * @param required those without which the call has nothing to do
 */
record Reads(List<String> names, List<String> required) {
    Reads {
        names = List.copyOf(names);
        required = List.copyOf(required);
    }

    static Reads required(String... names) {
        return new Reads(List.of(names), List.of(names));
    }

    static Reads optional(String... names) {
        return new Reads(List.of(names), List.of());
    }

    /** The parameters of both. */
    Reads and(Reads other) {
        return new Reads(
                Stream.concat(names.stream(), other.names.stream()).toList(),
                Stream.concat(required.stream(), other.required.stream()).toList());
    }

    /** The same, of which these are required, read before or not. */
    Reads needing(List<String> more) {
        return new Reads(
                Stream.concat(names.stream(), more.stream()).distinct().toList(),
                Stream.concat(required.stream(), more.stream()).toList());
    }

    Reads andOptional(String... more) {
        return new Reads(Stream.concat(names.stream(), Stream.of(more)).toList(), required);
    }
}

package org.spaarpunt.api3;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The single-valued parameters that a call reads: one given twice refuses the request.
 *
 * @param names all of them
 * @param required those without which the call has nothing to do
 * @param upload the name of the file that the call takes; only such a call is sent a form in parts
 */
record Reads(List<String> names, List<String> required, Optional<String> upload) {
    Reads {
        names = List.copyOf(names);
        required = List.copyOf(required);
    }

    static Reads required(String... names) {
        return new Reads(List.of(names), List.of(names), Optional.empty());
    }

    static Reads optional(String... names) {
        return new Reads(List.of(names), List.of(), Optional.empty());
    }

    /** The parameters of both. */
    Reads and(Reads other) {
        return new Reads(
                Stream.concat(names.stream(), other.names.stream()).toList(),
                Stream.concat(required.stream(), other.required.stream()).toList(),
                upload);
    }

    /** The same, of which these are required, read before or not. */
    Reads needing(List<String> more) {
        return new Reads(
                Stream.concat(names.stream(), more.stream()).distinct().toList(),
                Stream.concat(required.stream(), more.stream()).toList(),
                upload);
    }

    Reads andOptional(String... more) {
        return new Reads(Stream.concat(names.stream(), Stream.of(more)).toList(), required, upload);
    }

    /** The same of a call that takes a file. */
    Reads withUpload(String name) {
        return new Reads(names, required, Optional.of(name));
    }
}

package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters that a call reads. If one that takes a single value is given twice, the request is rejected.
 *
 * @param names all parameters with a single value
 * @param required those that must be present
 * @param repeated those that may be given several times
 * @param upload the name of the file that the call takes; only such a call accepts multipart forms
 */
public record CallParameters(
        List<String> names, List<String> required, List<String> repeated, Optional<String> upload) {
    public CallParameters {
        names = List.copyOf(names);
        required = List.copyOf(required);
        repeated = List.copyOf(repeated);
    }

    public static CallParameters required(String... names) {
        return new CallParameters(List.of(names), List.of(names), List.of(), Optional.empty());
    }

    public static CallParameters optional(String... names) {
        return new CallParameters(List.of(names), List.of(), List.of(), Optional.empty());
    }

    /** The parameters of both combined. */
    public CallParameters and(CallParameters other) {
        return new CallParameters(
                joined(names, other.names), joined(required, other.required), joined(repeated, other.repeated), upload);
    }

    /** The same, with these required in addition, whether or not they were among its parameters. */
    public CallParameters needing(List<String> more) {
        return new CallParameters(
                joined(names, more).stream().distinct().toList(), joined(required, more), repeated, upload);
    }

    public CallParameters andOptional(String... more) {
        return new CallParameters(joined(names, List.of(more)), required, repeated, upload);
    }

    public CallParameters andRepeated(String... more) {
        return new CallParameters(names, required, joined(repeated, List.of(more)), upload);
    }

    /** The same, for a call that takes a file. */
    public CallParameters withUpload(String name) {
        return new CallParameters(names, required, repeated, Optional.of(name));
    }

    public boolean isRead(String name) {
        return names.contains(name) || repeated.contains(name);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}

package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters that a call reads. A single-valued one that is given twice refuses the request.
 *
 * @param names all that have one value
 * @param required those without which the call has nothing to do
 * @param repeated those that may be given several times
 * @param upload the name of the file that the call takes; only such a call is sent a form in parts
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

    /** The parameters of both. */
    public CallParameters and(CallParameters other) {
        return new CallParameters(
                joined(names, other.names), joined(required, other.required), joined(repeated, other.repeated), upload);
    }

    /** The same, of which these are required, read before or not. */
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

    /** The same of a call that takes a file. */
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

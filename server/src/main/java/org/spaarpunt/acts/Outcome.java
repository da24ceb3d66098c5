package org.spaarpunt.acts;

import java.util.List;
import java.util.function.Function;

/**
 * How an act ended. Only {@link Done} has changed anything, and only then is there an entry in the audit log.
 *
 * @param <T> the result of the act
 */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {}

    /** The state was already as requested. */
    record Unchanged<T>() implements Outcome<T> {}

    /** What was named does not exist. */
    record Unknown<T>(Subject subject, String name) implements Outcome<T> {}

    /** The name matches several people; another name is needed. */
    record Ambiguous<T>(String name, List<Namesake> people) implements Outcome<T> {
        public Ambiguous {
            people = List.copyOf(people);
        }
    }

    /** The input is invalid; there is at least one flaw, and at most one for each input. */
    record Rejected<T>(List<Flaw> flaws) implements Outcome<T> {
        public Rejected {
            flaws = List.copyOf(flaws);
            if (flaws.isEmpty()) {
                throw new IllegalArgumentException("nothing is wrong");
            }
        }

        public Rejected(Input input, Refusal reason) {
            this(List.of(new Flaw(input, reason)));
        }
    }

    /** The input is valid, but the present state does not allow the act. */
    record Refused<T>(Refusal reason) implements Outcome<T> {}

    /** The same outcome with another result. */
    default <U> Outcome<U> map(Function<T, U> result) {
        return switch (this) {
            case Done<T>(var given) -> new Done<>(result.apply(given));
            case Unchanged<T> _ -> new Unchanged<>();
            case Unknown<T>(var subject, var name) -> new Unknown<>(subject, name);
            case Ambiguous<T>(var name, var people) -> new Ambiguous<>(name, people);
            case Rejected<T>(var flaws) -> new Rejected<>(flaws);
            case Refused<T>(var reason) -> new Refused<>(reason);
        };
    }

    /** The result of acts that return nothing. */
    enum Nothing {
        NOTHING
    }

    static Outcome<Nothing> done() {
        return new Done<>(Nothing.NOTHING);
    }

    /** The outcome by the number of rows that a statement changed. */
    static Outcome<Nothing> changed(int rows) {
        return rows == 0 ? new Unchanged<>() : done();
    }
}

package org.spaarpunt.acts;

import java.util.List;
import java.util.function.Function;

/**
 * How an act ended. Only {@link Done} has changed anything, and only then is there an entry in the audit log.
 *
 * @param <T> what the act gives to whoever asked for it
 */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {}

    /** It was so already. */
    record Unchanged<T>() implements Outcome<T> {}

    /** What was named does not exist. */
    record Unknown<T>(Subject subject, String name) implements Outcome<T> {}

    /** A person was named so that it fits several; another name is needed. */
    record Ambiguous<T>(String name, List<Namesake> people) implements Outcome<T> {
        public Ambiguous {
            people = List.copyOf(people);
        }
    }

    /** What was typed cannot be used; there is at least one flaw, and at most one for each input. */
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

    /** What was typed is fine, and things stand so that it cannot be done. */
    record Refused<T>(Refusal reason) implements Outcome<T> {}

    /** The same outcome, of an act that gives something else. */
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

    /** For acts that give nothing back. */
    enum Nothing {
        NOTHING
    }

    static Outcome<Nothing> done() {
        return new Done<>(Nothing.NOTHING);
    }

    /** Decides by the number of rows that a statement changed. */
    static Outcome<Nothing> changed(int rows) {
        return rows == 0 ? new Unchanged<>() : done();
    }
}

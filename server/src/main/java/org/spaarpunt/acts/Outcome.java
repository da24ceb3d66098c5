package org.spaarpunt.acts;

import java.util.List;

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

package org.spaarpunt.administration;

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

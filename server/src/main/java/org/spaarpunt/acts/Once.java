package org.spaarpunt.acts;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Keeps an act that is asked for twice from being done twice. It works within the act's own transaction, so that of two who ask at
 * once the second waits, and finds that it is {@link Outcome.Unchanged} if the first was done.
 *
 * @param <T> what the act gives
 */
@FunctionalInterface
public interface Once<T> {
    /** The act, done at most once. */
    Function<Handle, Outcome<T>> around(Function<Handle, Outcome<T>> act);

    /** For acts that are asked for anew each time, as by a command. */
    static <T> Once<T> everyTime() {
        return act -> act;
    }
}

package org.spaarpunt.acts;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Keeps an act that is requested twice from being done twice. It works within the act's own transaction, so that of
 * two concurrent requests the second waits, and ends as {@link Outcome.Unchanged} if the first was done.
 *
 * @param <T> what the act gives
 */
@FunctionalInterface
public interface Once<T> {
    /** The act, done at most once. */
    Function<Handle, Outcome<T>> around(Function<Handle, Outcome<T>> act);

    /** For acts of which each request is a new one, such as a command. */
    static <T> Once<T> everyTime() {
        return act -> act;
    }
}

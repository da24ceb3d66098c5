package org.spaarpunt.administration;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.Receipts;

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

    /**
     * Done once for each form, whose receipt keeps what the act gave.
     *
     * @param receipt what is kept of the act's result
     */
    static <T> Once<T> forForm(Receipts receipts, Receipts.Key form, Function<T, Receipts.Receipt> receipt) {
        return act -> handle -> {
            if (!receipts.claim(handle, form)) {
                return new Outcome.Unchanged<>();
            }
            var outcome = act.apply(handle);
            if (outcome instanceof Outcome.Done<T>(T result)) {
                receipts.keep(handle, form, receipt.apply(result));
            }
            return outcome;
        };
    }

    /** For acts that are asked for anew each time, as by a command. */
    static <T> Once<T> everyTime() {
        return act -> act;
    }
}

package org.spaarpunt.lookups;

import java.util.Optional;
import org.spaarpunt.audit.Actor;

/**
 * A caller that looks people up, as budgets and the audit log identify it.
 *
 * @param application the key of the consumer that signs
 * @param user the uid of the user that the application speaks for
 * @param counter where the user works, if the call is made at a counter
 * @param actor the same caller, as the audit log names it
 */
public record Reader(String application, Optional<String> user, Optional<Counter> counter, Actor actor) {

    /** A counter, by its id and its consumer key. */
    public record Counter(long id, String key) {}
}

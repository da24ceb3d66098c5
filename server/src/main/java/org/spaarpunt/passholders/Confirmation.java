package org.spaarpunt.passholders;

import java.util.Optional;

/** Whether a counter may do something that requires the passholder to be there. */
sealed interface Confirmation {

    /** The counter needs no proof for this passholder. */
    record NotNeeded() implements Confirmation {}

    /** The passholder is, or was just now, at the counter. */
    record Proved(Presence.Proof proof) implements Confirmation {}

    record Lacking(Objection reason) implements Confirmation {}

    /** Why the counter may not. */
    default Optional<Objection> objection() {
        return this instanceof Lacking(var reason) ? Optional.of(reason) : Optional.empty();
    }

    /** The proof, as text to append to an entry in the audit log. */
    default String note() {
        return this instanceof Proved(var proof) ? " " + proof : "";
    }
}

package org.spaarpunt.passholders;

import java.util.Optional;

/** Whether a counter may do what needs the passholder. */
sealed interface Confirmation {

    /** The counter deals with the passholder as it is. */
    record NotNeeded() implements Confirmation {}

    /** The passholder is, or was just now, at the counter. */
    record Proved(Presence.Proof proof) implements Confirmation {}

    record Lacking(Objection reason) implements Confirmation {}

    /** What can be said against it. */
    default Optional<Objection> objection() {
        return this instanceof Lacking(var reason) ? Optional.of(reason) : Optional.empty();
    }

    /** By which the passholder was confirmed, as it ends an entry in the audit log. */
    default String note() {
        return this instanceof Proved(var proof) ? " " + proof : "";
    }
}

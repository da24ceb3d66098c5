package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.lookups.Lookups.Finding;
import org.spaarpunt.lookups.Lookups.Foreign;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;

/**
 * A look-up by a number that a caller sends. It counts towards the caller's budget, and is logged if the passholder is
 * foreign.
 *
 * @param viewer how much the caller may know
 * @param reader the caller, as budgets and the audit log identify it
 * @param call the call, in the protocol's words
 */
public record Inquiry(Viewer viewer, Reader reader, String call) {

    /**
     * The employee that calls, if the counter may register or change people and so may need proof that a person is
     * there.
     */
    Optional<CounterEmployee> registrar() {
        return viewer instanceof Viewer.Employee(var user, var counter, var _)
                        && (counter.counterMay(CounterAction.PASSHOLDER_CREATE)
                                || counter.counterMay(CounterAction.PASSHOLDER_UPDATE))
                ? Optional.of(new CounterEmployee(counter, user.uid(), reader.actor()))
                : Optional.empty();
    }

    /** Whether a passholder that the caller sees to this extent belongs to another card system. */
    boolean isForeign(Visibility visibility) {
        return visibility == Visibility.DOOR;
    }

    Finding unknown(NumberKind kind) {
        return Finding.unknown(kind, call);
    }

    Finding foreign(NumberKind kind, Passholder passholder, boolean inHand) {
        return Finding.of(kind, call, new Foreign(passholder.id(), passholder.uid(), inHand));
    }
}

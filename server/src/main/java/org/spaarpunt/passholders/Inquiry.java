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
 * A look-up by a number that a caller names, which is counted in the caller's budget and logged where the passholder is foreign.
 *
 * @param viewer how much the caller may know
 * @param reader the caller, as budgets and the audit log know it
 * @param call what is asked, in the protocol's words
 */
public record Inquiry(Viewer viewer, Reader reader, String call) {

    /** The employee that asks, if the counter registers or changes people and so may need proof that one of them is there. */
    Optional<CounterEmployee> registrar() {
        return viewer instanceof Viewer.Employee(var user, var counter, var _)
                        && (counter.counterMay(CounterAction.PASSHOLDER_CREATE)
                                || counter.counterMay(CounterAction.PASSHOLDER_UPDATE))
                ? Optional.of(new CounterEmployee(counter, user.uid(), reader.actor()))
                : Optional.empty();
    }

    /** Whether a passholder of whom the caller sees so much is one of another card system. */
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

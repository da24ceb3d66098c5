package org.spaarpunt.web.points;

import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.families.FamilyRegister;
import org.spaarpunt.families.FamilyRegister.Agreement;
import org.spaarpunt.families.JoinedFamily;
import org.spaarpunt.families.LeaveOutcome;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.web.frame.PageRequest;

/** The family of a passholder who proved who they are by card number and date of birth, and leaving it. */
record OwnFamily(FamilyRegister register) {

    /** The family that the passholder can leave here; empty for passholders who decide that in their account. */
    Optional<JoinedFamily> of(Holder holder) {
        return register.leavable(holder.uid(), Agreement.BY_CARD);
    }

    LeaveOutcome leave(PageRequest request, Holder holder) {
        var actor = new Actor.Visitor(request.client().getHostAddress());
        return register.leave(actor, holder.uid(), Agreement.BY_CARD);
    }
}

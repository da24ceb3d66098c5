package org.spaarpunt.api3;

import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.Gate;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Verdict;

/**
 * Decides about calls that tell of a passholder to who works at a counter, and to that passholder, through an application that may read
 * passholders.
 */
final class OwnOrCounter {
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);

    private final Gate gate;

    OwnOrCounter(Gate gate) {
        this.gate = gate;
    }

    /** Why the caller, a user, hears nothing. */
    Optional<Response> refusal(ApiRequest request, Passholder passholder) {
        boolean isOwn = request.user().map(User::uid).equals(Optional.of(passholder.uid()));
        return switch (gate.decide(isOwn ? READ_PASSHOLDERS : EMPLOYEE, request.claim())) {
            case Verdict.Allowed _, Verdict.Admitted _ -> Optional.empty();
            case Verdict.UnknownCounter _ -> Optional.of(request.refusals().unknownCounter());
            case Verdict.Denied(var missing) -> Optional.of(request.refusals().accessDenied(missing));
        };
    }
}

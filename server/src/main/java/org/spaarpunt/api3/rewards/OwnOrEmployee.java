package org.spaarpunt.api3.rewards;

import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/**
 * Decides about calls that show what a passholder did to employees of a counter, and to that passholder, through an application that may
 * read passholders.
 */
final class OwnOrEmployee {
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);

    private final Authorization authorization;

    OwnOrEmployee(Authorization authorization) {
        this.authorization = authorization;
    }

    /** Why the caller, a user, may not see it. */
    Optional<Response> refusal(ApiRequest request, Passholder passholder) {
        boolean isOwn = request.user().map(User::uid).equals(Optional.of(passholder.uid()));
        return switch (authorization.decide(isOwn ? READ_PASSHOLDERS : EMPLOYEE, request.claim())) {
            case AccessDecision.Allowed _, AccessDecision.Admitted _ -> Optional.empty();
            case AccessDecision.UnknownCounter _ ->
                Optional.of(request.refusals().unknownCounter());
            case AccessDecision.Denied(var missing) ->
                Optional.of(request.refusals().accessDenied(missing));
        };
    }
}

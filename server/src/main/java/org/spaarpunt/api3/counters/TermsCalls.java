package org.spaarpunt.api3.counters;

import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.counters.TermsOfUse;
import org.spaarpunt.http.Response;

/**
 * {@code GET balie/terms} and {@code POST balie/terms}: reads and records whether an employee has accepted the terms of
 * use.
 */
final class TermsCalls {
    private final TermsOfUse terms;

    public TermsCalls(TermsOfUse terms) {
        this.terms = terms;
    }

    public Response read(ApiRequest request) {
        return switch (terms.state(userId(request))) {
            case ACCEPTED -> accepted(true);
            case NOT_ACCEPTED -> accepted(false);
            case NO_EMPLOYEE -> noEmployee(request);
        };
    }

    /** A request with an idempotency key may repeat one that was granted, so it gets the same answer. */
    public Response accept(ApiRequest request) {
        if (terms.accept(userId(request))) {
            return accepted(true);
        }
        return switch (terms.state(userId(request))) {
            case ACCEPTED -> request.idempotency().isPresent() ? accepted(true) : alreadyAccepted(request);
            // NOT_ACCEPTED means that the user became an employee between the two queries.
            case NO_EMPLOYEE, NOT_ACCEPTED -> noEmployee(request);
        };
    }

    private static Response accepted(boolean accepted) {
        return Format.xml(200, XmlElement.of("response", XmlElement.of("termsAccepted", accepted)));
    }

    private static Response alreadyAccepted(ApiRequest request) {
        return request.refusals().badRequest(ErrorCode.TERMS_ALREADY_ACCEPTED, "error.TERMS_ALREADY_ACCEPTED");
    }

    private static Response noEmployee(ApiRequest request) {
        return request.refusals()
                .badRequest(ErrorCode.USER_IS_NOT_A_BALIE_EMPLOYEE, "error.USER_IS_NOT_A_BALIE_EMPLOYEE");
    }

    /** The route's right already ensured that the uid of the request is this user's. */
    private static long userId(ApiRequest request) {
        return request.user().orElseThrow().id();
    }
}

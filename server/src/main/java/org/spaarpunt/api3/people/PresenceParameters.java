package org.spaarpunt.api3.people;

import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.passholders.Evidence;

/** How a request shows that the passholder is at the counter. */
final class PresenceParameters {
    /** From the passholder's own page. */
    static final String CODE = "passholderCode";

    private PresenceParameters() {}

    static Optional<String> code(ApiRequest request) {
        return request.parameter(CODE);
    }

    /** Of a call that changes who the passholder is, and so cannot take a birth date for evidence. */
    static Evidence evidence(ApiRequest request) {
        return new Evidence(Optional.empty(), code(request));
    }
}

package org.spaarpunt.api3.people;

import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.passholders.Evidence;

/** How a request shows that the passholder is at the counter. */
final class PresenceParameters {
    /** For a request from the passholder's own page. */
    static final String CODE = "passholderCode";

    private PresenceParameters() {}

    static Optional<String> code(ApiRequest request) {
        return request.parameter(CODE);
    }

    /** For a call that changes the passholder's identity, and so cannot accept a birth date as evidence. */
    static Evidence evidence(ApiRequest request) {
        return new Evidence(Optional.empty(), code(request));
    }
}

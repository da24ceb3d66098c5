package org.spaarpunt.api3;

import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.Standing;
import org.spaarpunt.passholders.Clerk;

/** Who makes a request, as the audit log names them. */
final class Clerks {
    private Clerks() {}

    /** Of a request that was let in at a counter. */
    static Clerk of(ApiRequest request) {
        return at(request.counter().orElseThrow(), request);
    }

    static Clerk at(Standing counter, ApiRequest request) {
        return new Clerk(counter, user(request));
    }

    /** Of a request that was made for a user. */
    static Actor user(ApiRequest request) {
        return new Actor.Person(
                request.user().orElseThrow().uid(), request.arrival().from().getHostAddress());
    }
}

package org.spaarpunt.rights;

import java.util.Optional;

/** Which past check-ins a caller may see at all. Its {@link Viewer} decides whether it sees whose they are. */
public sealed interface CheckinScope {
    /**
     * Check-ins made at a counter, and those at events that its organisation organises or hosts.
     *
     * @param organisationId the organisation behind the counter, if any
     */
    record OfCounter(long counterId, Optional<Long> organisationId) implements CheckinScope {}

    /** Check-ins of one passholder. */
    record OfPassholder(String uid) implements CheckinScope {}

    record All() implements CheckinScope {}
}

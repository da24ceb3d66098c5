package org.spaarpunt.rights;

import java.util.Optional;

/** Which check-ins of the past a caller may see at all; of whom they are, its {@link Viewer} says. */
public sealed interface CheckinScope {
    /**
     * Those made at a counter, and those at events that its organisation organises or houses.
     *
     * @param organisationId the organisation behind the counter, if any
     */
    record OfCounter(long counterId, Optional<Long> organisationId) implements CheckinScope {}

    /** Those of one passholder. */
    record OfPassholder(String uid) implements CheckinScope {}

    record All() implements CheckinScope {}
}

package org.spaarpunt.checkins;

import java.util.Optional;

/** Whose check-ins somebody may see at all. */
public sealed interface CheckinScope {
    /**
     * Those made at a counter, and those at events that its organisation organises or houses.
     *
     * @param organisationId the organisation behind the counter, if any
     */
    record OfCounter(long counterId, Optional<Long> organisationId) implements CheckinScope {}

    /** All; what is told of them is for the caller to know. */
    record All() implements CheckinScope {}
}

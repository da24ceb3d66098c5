package org.spaarpunt.rights;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.counters.OrganiserPlace;

/** Which past check-ins a caller may see at all. Its {@link Viewer} decides whether it sees whose they are. */
public sealed interface CheckinScope {
    /**
     * Check-ins made at a counter, and those at events that its organisation organises or hosts.
     *
     * @param organisationId the organisation behind the counter, if any
     */
    record OfCounter(long counterId, Optional<Long> organisationId) implements CheckinScope {}

    /**
     * The same of several counters, for a caller that acts for all of them.
     *
     * @param organisationIds the organisations behind them
     */
    record OfCounters(Set<Long> counterIds, Set<Long> organisationIds) implements CheckinScope {
        public OfCounters {
            counterIds = Set.copyOf(counterIds);
            organisationIds = Set.copyOf(organisationIds);
        }
    }

    /** What a caller may see that acts for these organisers. */
    static CheckinScope of(List<OrganiserPlace> places) {
        return new OfCounters(
                places.stream().map(place -> place.access().counterId()).collect(Collectors.toSet()),
                places.stream()
                        .flatMap(place -> place.access().organisationId().stream())
                        .collect(Collectors.toSet()));
    }

    /** Check-ins of one passholder. */
    record OfPassholder(String uid) implements CheckinScope {}

    record All() implements CheckinScope {}
}

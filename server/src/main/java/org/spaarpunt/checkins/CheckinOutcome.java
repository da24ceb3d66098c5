package org.spaarpunt.checkins;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * What became of a check-in.
 *
 * @param <R> the reasons for which it can be refused
 */
public sealed interface CheckinOutcome<R extends Reason> {

    /**
     * The points are saved, and will be there after any crash.
     *
     * @param holder with the balance that includes these points
     * @param rewards what the answer showed to a passholder who checked in by code; empty: nothing was read that a repeat would have to
     *     show again
     * @param first what the first answer was rendered for, where this repeats a request; empty: this is the first answer
     */
    record Granted<R extends Reason>(
            VisitedEvent event,
            Holder holder,
            int savedPoints,
            Optional<List<RedeemableReward>> rewards,
            Optional<Rendering> first)
            implements CheckinOutcome<R> {
        public boolean isReplayed() {
            return first.isPresent();
        }
    }

    /**
     * Nothing was saved.
     *
     * @param event present when the request named one that exists
     * @param holder present when the card has one and the caller may know it
     */
    record Refused<R extends Reason>(R reason, Optional<Event> event, Optional<Holder> holder)
            implements CheckinOutcome<R> {}

    /** The points were saved by the same request before, and an earlier version of the program kept the body of its answer. */
    record GrantedEarlier<R extends Reason>(String body) implements CheckinOutcome<R> {}

    /** Nothing was saved: the idempotency key belongs to another request. */
    record KeyMisused<R extends Reason>() implements CheckinOutcome<R> {}

    /** A passholder and the points they have now. */
    record Holder(long passholderId, int points) {}

    /** The event that was visited, as answers name it. */
    record VisitedEvent(String cdbid, String title, String organiserId, String organiserName) {
        public static VisitedEvent of(Event event) {
            var organiser = event.organiser();
            return new VisitedEvent(event.cdbid(), event.title(), organiser.externalId(), organiser.name());
        }
    }
}

package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * The outcome of a check-in request.
 *
 * @param <R> the reasons why it can be refused
 */
public sealed interface CheckinOutcome<R extends Reason> {

    /**
     * The points are saved, and survive any crash.
     *
     * @param holder with the balance that includes these points
     * @param rewards the rewards that the answer showed after a check-in by code; empty: no rewards were read that a
     *     repeat would have to show again
     * @param saved what was written; empty: this repeats the answer of a program version that did not keep it
     * @param first what the first answer was rendered for, if this repeats a request; empty: this is the first answer
     */
    record Granted<R extends Reason>(
            VisitedEvent event,
            Holder holder,
            int savedPoints,
            Optional<List<RedeemableReward>> rewards,
            Optional<SavedCheckin> saved,
            Optional<Rendering> first)
            implements CheckinOutcome<R> {
        public boolean isReplayed() {
            return first.isPresent();
        }
    }

    /**
     * Nothing was saved.
     *
     * @param event present if the request named an existing event
     * @param holder present if the card has a holder and the caller may know the holder's points
     */
    record Refused<R extends Reason>(R reason, Optional<Event> event, Optional<Holder> holder)
            implements CheckinOutcome<R> {}

    /**
     * The same request saved the points before, and an earlier version of the program stored the body of its answer.
     */
    record GrantedEarlier<R extends Reason>(String body) implements CheckinOutcome<R> {}

    /** Nothing was saved: another request was made under the same idempotency key. */
    record KeyMisused<R extends Reason>() implements CheckinOutcome<R> {}

    /** A passholder and the points they have now. */
    record Holder(long passholderId, int points) {}

    /**
     * The check-in as it is stored.
     *
     * @param cardNumber the number of the card that was used
     */
    record SavedCheckin(CheckinReference reference, String cardNumber, Instant at) {}

    /** The event of the check-in, as answers name it. */
    record VisitedEvent(String cdbid, String title, String organiserId, String organiserName) {
        public static VisitedEvent of(Event event) {
            var organiser = event.organiser();
            return new VisitedEvent(event.cdbid(), event.title(), organiser.externalId(), organiser.name());
        }
    }
}

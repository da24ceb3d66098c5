package org.spaarpunt.checkins;

import java.util.Optional;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.IdempotentRequest;

/** What became of a check-in. */
public sealed interface CheckinOutcome {

    /**
     * The points are saved, and will be there after any crash.
     *
     * @param holder with the balance that includes these points
     */
    record Granted(Event event, Holder holder, int savedPoints) implements CheckinOutcome {}

    /**
     * Nothing was saved.
     *
     * @param event present when the request named one that exists
     * @param holder present when the card has one and the caller may know it
     */
    record Refused(Reason reason, Optional<Event> event, Optional<Holder> holder) implements CheckinOutcome {}

    /**
     * The answer to a grant whose request came with an {@link IdempotentRequest}: what is kept, word for word.
     *
     * @param replayed whether the points were saved by an earlier request
     */
    record Kept(String body, boolean replayed) implements CheckinOutcome {}

    /** Nothing was saved: the idempotency key belongs to another request. */
    record KeyMisused() implements CheckinOutcome {}

    /** A passholder and the points they have now. */
    record Holder(long passholderId, int points) {}

    /** Why a check-in is refused, in no particular order: {@link CheckinRules} holds the order. */
    enum Reason {
        UNKNOWN_COUNTER,
        MAY_NOT_CHECK_IN,
        MAY_NOT_ACT_FOR_COUNTER,
        UNKNOWN_EVENT,
        COUNTER_TAKES_NO_PART,
        UNKNOWN_CODE,
        CODE_NOT_VALID_NOW,
        MALFORMED_NUMBER,
        UNKNOWN_NUMBER,
        UNKNOWN_CHIP,
        GROUP_PASS,
        CARD_BLOCKED,
        CARD_DELETED,
        CARD_NOT_ACTIVE,
        NO_ACTIVE_CARD_SYSTEM,
        NOT_NOW,
        LIMIT_REACHED
    }
}

package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.idempotency.Rendering;

/** The outcome of a request to redeem a reward. */
public sealed interface RedemptionOutcome {

    /**
     * The passholder has the reward, and keeps it after any crash.
     *
     * @param reward as it was then
     * @param points the remaining points
     * @param first what the first answer was rendered for, if this repeats a request; empty: this is the first answer
     */
    record Redeemed(long id, Reward reward, Instant at, int points, Optional<Rendering> first)
            implements RedemptionOutcome {
        public boolean isReplayed() {
            return first.isPresent();
        }
    }

    /** Nothing was changed. */
    record Refused(CashInState.NotPossible reason) implements RedemptionOutcome {}

    record UnknownReward() implements RedemptionOutcome {}

    /** This counter does not hand it out. */
    record WrongCounter() implements RedemptionOutcome {}

    /** The same request redeemed it before, and an earlier version of the program stored the body of its answer. */
    record RedeemedEarlier(String body) implements RedemptionOutcome {}

    /** Nothing was changed: another request was made under the same idempotency key. */
    record KeyMisused() implements RedemptionOutcome {}
}

package org.spaarpunt.rewards;

import java.time.Instant;

/** What became of a wish to redeem a reward. */
public sealed interface RedemptionOutcome {

    /**
     * The passholder has the reward, and this will be so after any crash.
     *
     * @param points what is left
     */
    record Redeemed(long id, Reward reward, Instant at, int points) implements RedemptionOutcome {}

    /** Nothing was changed. */
    record Refused(CashInState state) implements RedemptionOutcome {}

    record UnknownReward() implements RedemptionOutcome {}

    /** This counter does not hand it out. */
    record WrongCounter() implements RedemptionOutcome {}

    /**
     * The answer to a redemption whose request came with a key: what is kept, word for word.
     *
     * @param replayed whether an earlier request redeemed it
     */
    record Kept(String body, boolean replayed) implements RedemptionOutcome {}

    /** Nothing was changed: the key belongs to another request. */
    record KeyMisused() implements RedemptionOutcome {}
}

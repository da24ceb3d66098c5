package org.spaarpunt.web.frame;

import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardRedemption;

/** The codes by which the protocol names outcomes. Pages show those of refusals, so that people can look them up. */
public interface ProtocolCodes {
    /** For a check-in at a counter. */
    String of(Reason.AtCounter reason);

    /** For a reward that cannot be redeemed. */
    String of(Reward.Kind kind, CashInState.NotPossible reason);

    /** For a reward that does not exist. */
    String unknown(Reward.Kind kind);

    String of(CheckinUndo.Outcome outcome);

    String of(RewardRedemption.Cancellation outcome);

    String of(Obstacle obstacle);

    /** What can stop any act at a counter. */
    enum Obstacle {
        /** The counter lacks a right. */
        ACCESS_DENIED,
        /** The reward is not handed out at this counter. */
        WRONG_COUNTER,
        /** A budget for look-ups is used up. */
        TOO_MANY_LOOKUPS,
        /** Another request was sent under the same idempotency key. */
        MISUSED_KEY
    }
}

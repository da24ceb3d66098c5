package org.spaarpunt.visits;

import java.util.Optional;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rights.Right;

/** The outcome of one {@link Wish}. */
public sealed interface Act {
    Wish wish();

    record Checkin(Wish.CheckIn wish, CheckinOutcome<Reason.AtCounter> outcome) implements Act {}

    /**
     * An attempt to redeem a reward.
     *
     * @param offer the reward as it is offered to the passholder now, if it is known and was not redeemed
     */
    record Redemption(Wish.Redeem wish, RedemptionOutcome outcome, Optional<Offer> offer) implements Act {}

    /** The counter may not hand out this kind of reward. */
    record MayNotRedeem(Wish.Redeem wish, Right.ActionAt missing, Optional<Offer> offer) implements Act {}

    /** The database became unavailable after the outcome of another wish of the same request was known. */
    record Unavailable(Wish wish) implements Act {}

    /** Whether an earlier request did it, and its stored outcome is repeated. */
    default boolean isReplayed() {
        return switch (this) {
            case Checkin(var _, var outcome) -> isReplayed(outcome);
            case Redemption(var _, var outcome, var _) -> isReplayed(outcome);
            case MayNotRedeem _, Unavailable _ -> false;
        };
    }

    private static boolean isReplayed(CheckinOutcome<Reason.AtCounter> outcome) {
        return switch (outcome) {
            case CheckinOutcome.Granted<Reason.AtCounter> granted -> granted.isReplayed();
            case CheckinOutcome.GrantedEarlier<Reason.AtCounter> _ -> true;
            case CheckinOutcome.Refused<Reason.AtCounter> _, CheckinOutcome.KeyMisused<Reason.AtCounter> _ -> false;
        };
    }

    private static boolean isReplayed(RedemptionOutcome outcome) {
        return switch (outcome) {
            case RedemptionOutcome.Redeemed redeemed -> redeemed.isReplayed();
            case RedemptionOutcome.RedeemedEarlier _ -> true;
            case RedemptionOutcome.Refused _,
                    RedemptionOutcome.UnknownReward _,
                    RedemptionOutcome.WrongCounter _,
                    RedemptionOutcome.KeyMisused _ -> false;
        };
    }
}

package org.spaarpunt;

import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.RewardCodes;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.web.frame.ProtocolCodes;

/** The codes of the calls by which an application would do what the pages of a counter do. */
public final class PageCodes implements ProtocolCodes {
    @Override
    public String of(Reason.AtCounter reason) {
        return CheckinCodes.atPassholderCheckin(reason).name();
    }

    @Override
    public String of(Reward.Kind kind, CashInState.NotPossible reason) {
        return RewardCodes.refused(kind, reason).name();
    }

    @Override
    public String unknown(Reward.Kind kind) {
        return RewardCodes.unknown(kind).name();
    }

    @Override
    public String of(CheckinUndo.Outcome outcome) {
        return (switch (outcome) {
                    case CheckinUndo.Outcome.Undone _ -> ErrorCode.ACTION_SUCCEEDED;
                    case CheckinUndo.Outcome.Unknown _ -> ErrorCode.UNKNOWN_CHECKIN;
                    case CheckinUndo.Outcome.AlreadyUndone _ -> ErrorCode.CHECKIN_ALREADY_UNDONE;
                    case CheckinUndo.Outcome.TooLate _ -> ErrorCode.CHECKIN_UNDO_EXPIRED;
                    case CheckinUndo.Outcome.PointsSpent _ -> ErrorCode.POINTS_ALREADY_SPENT;
                })
                .name();
    }

    @Override
    public String of(Cancellation outcome) {
        return (switch (outcome) {
                    case Cancellation.Done _ -> ErrorCode.ACTION_SUCCEEDED;
                    case Cancellation.Unknown _ -> ErrorCode.UNKNOWN_CASHED_PROMOTION_ID;
                    case Cancellation.OfAnotherCounter _ -> ErrorCode.BALIE_NOT_AUTHORIZED;
                    case Cancellation.TooLate _ -> ErrorCode.ACTION_NOT_ALLOWED;
                })
                .name();
    }

    @Override
    public String of(Obstacle obstacle) {
        return (switch (obstacle) {
                    case ACCESS_DENIED -> ErrorCode.ACCESS_DENIED;
                    case WRONG_COUNTER -> ErrorCode.BALIE_NOT_AUTHORIZED;
                    case TOO_MANY_LOOKUPS -> ErrorCode.ACTION_NOT_ALLOWED;
                    case MISUSED_KEY -> ErrorCode.INVALID_PARAMETERS;
                })
                .name();
    }
}

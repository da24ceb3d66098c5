package org.spaarpunt.api3.wire;

import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.Reward.Kind;

/** The protocol's codes for the reasons why a redemption is refused. */
public final class RewardCodes {
    private RewardCodes() {}

    public static ErrorCode refused(Kind kind, NotPossible reason) {
        boolean isWelcome = kind == Kind.WELCOME_ADVANTAGE;
        return switch (reason) {
            case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case NOT_POSSIBLE_INVALID_CARD -> isWelcome ? ErrorCode.INVALID_CARD_STATUS : ErrorCode.ACTION_NOT_ALLOWED;
            case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT ->
                isWelcome ? ErrorCode.WELCOMEADVANTAGE_ALREADY_CASHED_IN : ErrorCode.ACTION_NOT_ALLOWED;
            case NOT_APPLICABLE_TO_PASSHOLDER,
                    NOT_POSSIBLE_DATE_CONSTRAINT,
                    NOT_POSSIBLE_VOLUME_CONSTRAINT,
                    NOT_POSSIBLE_POINTS_CONSTRAINT -> ErrorCode.ACTION_NOT_ALLOWED;
        };
    }

    public static ErrorCode unknown(Kind kind) {
        return switch (kind) {
            case POINTS_PROMOTION -> ErrorCode.UNKNOWN_POINTS_PROMOTION_ID;
            case WELCOME_ADVANTAGE -> ErrorCode.UNKNOWN_WELCOME_ADVANTAGE_ID;
        };
    }
}

package org.spaarpunt.rewards;

/** Whether a reward can be redeemed, or why not; the names are those of the protocol. */
public sealed interface CashInState {
    String name();

    /** It can. */
    enum Possible implements CashInState {
        POSSIBLE
    }

    /** It cannot, for this reason. */
    enum NotPossible implements CashInState {
        NOT_POSSIBLE_INVALID_CARD,
        NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM,
        NOT_APPLICABLE_TO_PASSHOLDER,
        NOT_POSSIBLE_DATE_CONSTRAINT,
        NOT_POSSIBLE_VOLUME_CONSTRAINT,
        NOT_POSSIBLE_USER_VOLUME_CONSTRAINT,
        NOT_POSSIBLE_POINTS_CONSTRAINT
    }
}

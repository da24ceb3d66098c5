package org.spaarpunt.checkins;

/**
 * Why a check-in is refused, in no particular order: {@link CheckinRules} has the order. The type tells which reasons a
 * kind of request can get.
 */
public sealed interface Reason {
    /** Unique among all reasons. */
    String name();

    /** Why a check-in at a counter, or on a device that works for one, is refused. */
    sealed interface AtCounter extends Reason {}

    /** Why a check-in by code is refused. */
    sealed interface ByCode extends Reason {}

    /** About the counter, its events and its card reader. */
    enum OfCounter implements AtCounter {
        UNKNOWN_COUNTER,
        MAY_NOT_CHECK_IN,
        MAY_NOT_ACT_FOR_COUNTER,
        UNKNOWN_EVENT,
        COUNTER_TAKES_NO_PART,
        UNKNOWN_CHIP
    }

    /** About the code. */
    enum OfCode implements ByCode {
        UNKNOWN_CODE,
        CODE_NOT_VALID_NOW
    }

    /** About the card and its holder at an event; the same for every kind of check-in. */
    enum OfVisit implements AtCounter, ByCode {
        MALFORMED_NUMBER,
        UNKNOWN_NUMBER,
        GROUP_PASS,
        CARD_BLOCKED,
        CARD_DELETED,
        CARD_NOT_ACTIVE,
        NO_ACTIVE_CARD_SYSTEM,
        NOT_NOW,
        LIMIT_REACHED
    }
}

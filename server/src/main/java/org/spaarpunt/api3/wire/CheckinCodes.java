package org.spaarpunt.api3.wire;

import java.util.Optional;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;

/** The protocol's codes for the reasons why a check-in is refused. Its calls use different codes for some of them. */
public final class CheckinCodes {
    private CheckinCodes() {}

    /** The code for a check-in at a counter, as all calls but one spell it. */
    public static ErrorCode atCounter(Reason.AtCounter reason) {
        return switch (reason) {
            case OfCounter.UNKNOWN_COUNTER -> ErrorCode.UNKNOWN_BALIE_CONSUMERKEY;
            case OfCounter.MAY_NOT_ACT_FOR_COUNTER, OfCounter.MAY_NOT_CHECK_IN -> ErrorCode.ACCESS_DENIED;
            case OfCounter.UNKNOWN_EVENT -> ErrorCode.UNKNOWN_EVENT_CDBID;
            case OfCounter.COUNTER_TAKES_NO_PART, OfVisit.GROUP_PASS -> ErrorCode.ACTION_NOT_ALLOWED;
            case OfCounter.UNKNOWN_CHIP -> ErrorCode.UNKNOWN_CHIPNUMBER;
            case OfVisit.MALFORMED_NUMBER -> ErrorCode.PARSE_INVALID_UITPASNUMBER;
            case OfVisit.UNKNOWN_NUMBER -> ErrorCode.UNKNOWN_UITPASNUMBER;
            case OfVisit.CARD_BLOCKED, OfVisit.CARD_DELETED, OfVisit.CARD_NOT_ACTIVE -> ErrorCode.INVALID_CARD_STATUS;
            case OfVisit.NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case OfVisit.NOT_NOW -> ErrorCode.CHECKIN_CURRENTLY_NOT_ALLOWED;
            case OfVisit.LIMIT_REACHED -> ErrorCode.MAXIMUM_REACHED;
        };
    }

    /** The code as {@code passholder/checkin} spells it. */
    public static ErrorCode atPassholderCheckin(Reason.AtCounter reason) {
        return switch (reason) {
            case OfVisit.UNKNOWN_NUMBER -> ErrorCode.UNKOWN_UITPASNUMBER;
            case OfCounter.UNKNOWN_CHIP -> ErrorCode.UNKOWN_CHIPNUMBER;
            case OfVisit _, OfCounter _ -> atCounter(reason);
        };
    }

    /** The code for a check-in by code, or for a query about a card. */
    public static ErrorCode byCode(Reason.ByCode reason) {
        return switch (reason) {
            case OfCode.UNKNOWN_CODE -> ErrorCode.CHECKIN_CODE_INVALID;
            case OfCode.CODE_NOT_VALID_NOW -> ErrorCode.CHECKIN_CODE_EXPIRED;
            case OfVisit.MALFORMED_NUMBER -> ErrorCode.PARSE_INVALID_UITPASNUMBER;
            case OfVisit.UNKNOWN_NUMBER -> ErrorCode.UNKNOWN_UITPASNUMBER;
            case OfVisit.GROUP_PASS -> ErrorCode.GROUPPAS_NOT_ALLOWED;
            case OfVisit.CARD_BLOCKED -> ErrorCode.INVALID_CARD_STATUS_BLOCKED;
            case OfVisit.CARD_DELETED -> ErrorCode.INVALID_CARD_STATUS_DELETED;
            case OfVisit.CARD_NOT_ACTIVE -> ErrorCode.INVALID_CARD_STATUS;
            case OfVisit.NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case OfVisit.NOT_NOW -> ErrorCode.CHECKIN_CURRENTLY_NOT_ALLOWED;
            case OfVisit.LIMIT_REACHED -> ErrorCode.MAXIMUM_REACHED;
        };
    }

    /** The value of {@code checkinConstraintReason}: why a check-in would be refused. */
    public static ErrorCode constraint(Reason.AtCounter reason) {
        return switch (reason) {
            case OfVisit visit -> constraint(visit);
            // The event search, for which these codes are defined, has none for a counter or a caller.
            case OfCounter counter -> atCounter(counter);
        };
    }

    /** The same, without looking at a counter. */
    public static ErrorCode constraint(OfVisit reason) {
        return switch (reason) {
            case LIMIT_REACHED -> ErrorCode.MAXIMUM_REACHED;
            case NOT_NOW -> ErrorCode.INVALID_DATE_TIME;
            case CARD_DELETED -> ErrorCode.INVALID_CARD;
            case CARD_BLOCKED, CARD_NOT_ACTIVE -> ErrorCode.INVALID_CARD_STATUS;
            case NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case GROUP_PASS -> ErrorCode.ACTION_NOT_ALLOWED;
            // The card was removed since it was looked up.
            case MALFORMED_NUMBER, UNKNOWN_NUMBER -> ErrorCode.INVALID_CARD;
        };
    }

    /** The permission that the caller lacks, if that is the reason. */
    public static Optional<String> requiredPermission(Reason.AtCounter reason) {
        return switch (reason) {
            case OfCounter.MAY_NOT_CHECK_IN -> Optional.of(RightNames.of(CounterAction.CHECKIN_CREATE));
            case OfCounter.MAY_NOT_ACT_FOR_COUNTER -> Optional.of(RightNames.of(Permission.ACT_FOR_COUNTERS));
            case OfCounter _, OfVisit _ -> Optional.empty();
        };
    }
}

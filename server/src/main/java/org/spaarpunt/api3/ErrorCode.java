package org.spaarpunt.api3;

/** The codes of the protocol: clients branch on them, so they never change, misspelt or not. */
enum ErrorCode {
    ACTION_SUCCEEDED,

    // About the request
    UNAUTHORIZED,
    ACCESS_DENIED,
    MISSING_REQUIRED_FIELDS,
    INVALID_PARAMETERS,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    REQUEST_TOO_LARGE,
    ACTION_FAILED,
    /** A word of ours: the protocol has none for a part of it that is not there. */
    ACTION_NOT_SUPPORTED,

    // About counter and event
    UNKNOWN_BALIE_CONSUMERKEY,
    UNKNOWN_EVENT_CDBID,
    ACTION_NOT_ALLOWED,
    CHECKIN_CODE_INVALID,
    CHECKIN_CODE_EXPIRED,
    CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS,
    INVALID_DATE_CONSTRAINTS,
    /** The counter belongs to no organisation, so that no event is its own. */
    BALIE_NOT_ACTOR,
    /** Why nobody can be checked in to an event now. */
    INVALID_DATE_TIME,

    // About check-in devices
    UNKNOWN_CID_CONSUMERKEY,
    BALIE_NOT_AUTHORIZED,

    // About a check-in that is to be taken back
    UNKNOWN_CHECKIN,
    CHECKIN_ALREADY_UNDONE,
    CHECKIN_UNDO_EXPIRED,
    POINTS_ALREADY_SPENT,

    // About people at counters
    UNKNOWN_USER,
    USER_IS_NOT_A_BALIE_EMPLOYEE,
    TERMS_ALREADY_ACCEPTED,
    PARSE_INVALID_CITY_NAME,
    PARSE_INVALID_DATE,
    PARSE_INVALID_LONG,
    INVALID_INTERVAL_MIN_HIGHER_THAN_MAX,
    INVALID_INTERVAL_BEGIN_DATE_AFTER_END_DATE,
    UNKNOWN_CARD_SYSTEM,

    // About card and passholder
    UNKNOWN_PASSHOLDER_UID,
    PARSE_INVALID_UITPASNUMBER,
    /** The spelling of {@code passholder/checkin}; every other call says {@link #UNKNOWN_UITPASNUMBER}. */
    UNKOWN_UITPASNUMBER,
    /** The spelling of {@code passholder/checkin}. */
    UNKOWN_CHIPNUMBER,
    UNKNOWN_UITPASNUMBER,
    UNKNOWN_CHIPNUMBER,
    UNKNOWN_IDENTIFICATION,
    UNKNOWN_CARD,
    UNKNOWN_SCHOOL,
    UNKNOWN_VOUCHER,
    CARD_NOT_ASSIGNED_TO_BALIE,
    INSZ_ALREADY_USED,
    INVALID_EMAIL_ADDRESS,
    PARSE_INVALID_DATE_OF_BIRTH,
    PARSE_INVALID_GENDER,
    PARSE_INVALID_POSTAL_CODE,
    PARSE_INVALID_INSZ,
    UNKNOWN_GROUPPASS,
    UNKNOWN_ASSOCIATION_ID,
    MEMBERSHIP_NOT_POSSIBLE_AGE_CONSTRAINT,
    GROUPPAS_NOT_ALLOWED,
    /** The card has no passholder, or none any more. */
    INVALID_CARD,
    INVALID_CARD_STATUS,
    INVALID_CARD_STATUS_BLOCKED,
    INVALID_CARD_STATUS_DELETED,
    PASSHOLDER_NO_ACTIVE_CARDSYSTEMS,
    CHECKIN_CURRENTLY_NOT_ALLOWED,
    MAXIMUM_REACHED,
    KANSENSTATUUT_EXPIRED,

    // About rewards
    UNKNOWN_POINTS_PROMOTION_ID,
    UNKNOWN_WELCOME_ADVANTAGE_ID,
    UNKNOWN_CASHED_PROMOTION_ID,
    WELCOMEADVANTAGE_ALREADY_CASHED_IN
}

package org.spaarpunt.passholders;

/** Why nothing was written about a passholder. */
public enum Objection {
    UNKNOWN_PASSHOLDER,
    UNKNOWN_SCHOOL,
    UNKNOWN_CARD_SYSTEM,

    // About a card that is to be handed out
    UNKNOWN_CARD,
    /** The card is not in the stock of the calling counter. */
    CARD_ELSEWHERE,
    CARD_NOT_IN_STOCK,
    /** The card is for people with a social tariff and the person has none, or the other way round. */
    CARD_FOR_OTHERS,
    CARD_NOT_ACTIVE,

    // About what the counter may do in the card system
    MAY_NOT_REGISTER,
    MAY_NOT_UPDATE,
    MAY_NOT_BLOCK,
    MAY_NOT_GRANT_TARIFF,

    // About the person
    NATIONAL_NUMBER_NEEDED,
    /** Another passholder has this national number. */
    NATIONAL_NUMBER_IN_USE,
    /** The passholder has another national number already. */
    NATIONAL_NUMBER_KNOWN,
    NO_MEMBER,
    ALREADY_MEMBER,
    /** The passholder needs a card of the card system. */
    CARD_NEEDED,
    TARIFF_END_NEEDED,
    TARIFF_END_OUT_OF_RANGE,
    /** People under sixteen may not agree to be sent anything. */
    TOO_YOUNG_TO_OPT_IN,
    NOT_FOR_THE_PASSHOLDER,
    /** Another user changed the passholder after the employee saw the details that are to be replaced. */
    CHANGED_MEANWHILE,

    // About whether the person is at the counter
    /** The counter has no proof that the passholder is there. */
    PERSON_NEEDED,
    /** Without that proof, the counter may not change the passholder's identity. */
    PERSON_NEEDED_FOR_IDENTITY,
    WRONG_BIRTH_DATE,
    WRONG_CODE,
    TRIED_TOO_OFTEN
}

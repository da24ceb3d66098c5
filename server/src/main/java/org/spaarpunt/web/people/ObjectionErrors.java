package org.spaarpunt.web.people;

import org.spaarpunt.passholders.Objection;
import org.spaarpunt.web.frame.FieldError;

/** The field at which each objection to a change is shown. */
final class ObjectionErrors {
    private ObjectionErrors() {}

    static FieldError at(Objection objection) {
        return new FieldError(field(objection), "", "objection." + objection);
    }

    private static String field(Objection objection) {
        return switch (objection) {
            case UNKNOWN_CARD, CARD_ELSEWHERE, CARD_NOT_IN_STOCK, CARD_FOR_OTHERS, CARD_NOT_ACTIVE, CARD_NEEDED ->
                "uitpasNumber";
            case MAY_NOT_GRANT_TARIFF, TARIFF_END_NEEDED, TARIFF_END_OUT_OF_RANGE -> "tariffEnd";
            case NATIONAL_NUMBER_NEEDED, NATIONAL_NUMBER_IN_USE, NATIONAL_NUMBER_KNOWN -> "inszNumber";
            case TOO_YOUNG_TO_OPT_IN -> "serviceMails";
            case PERSON_NEEDED, PERSON_NEEDED_FOR_IDENTITY, WRONG_BIRTH_DATE, TRIED_TOO_OFTEN -> "dateOfBirth";
            case WRONG_CODE -> "code";
            case UNKNOWN_CARD_SYSTEM, ALREADY_MEMBER -> "cardSystem";
            case CHANGED_MEANWHILE,
                    UNKNOWN_PASSHOLDER,
                    UNKNOWN_SCHOOL,
                    MAY_NOT_REGISTER,
                    MAY_NOT_UPDATE,
                    MAY_NOT_BLOCK,
                    NO_MEMBER,
                    NOT_FOR_THE_PASSHOLDER -> "";
        };
    }

    /** Whether the objection tells that a number does not exist or belongs to others, or is a guess that failed. */
    static boolean reveals(Objection objection) {
        return switch (objection) {
            case UNKNOWN_PASSHOLDER,
                    UNKNOWN_CARD,
                    CARD_ELSEWHERE,
                    PERSON_NEEDED,
                    WRONG_BIRTH_DATE,
                    WRONG_CODE,
                    TRIED_TOO_OFTEN,
                    ALREADY_MEMBER -> true;
            case CHANGED_MEANWHILE,
                    UNKNOWN_SCHOOL,
                    UNKNOWN_CARD_SYSTEM,
                    CARD_NOT_IN_STOCK,
                    CARD_FOR_OTHERS,
                    CARD_NOT_ACTIVE,
                    MAY_NOT_REGISTER,
                    MAY_NOT_UPDATE,
                    MAY_NOT_BLOCK,
                    MAY_NOT_GRANT_TARIFF,
                    NATIONAL_NUMBER_NEEDED,
                    NATIONAL_NUMBER_IN_USE,
                    NATIONAL_NUMBER_KNOWN,
                    NO_MEMBER,
                    CARD_NEEDED,
                    TARIFF_END_NEEDED,
                    TARIFF_END_OUT_OF_RANGE,
                    TOO_YOUNG_TO_OPT_IN,
                    NOT_FOR_THE_PASSHOLDER,
                    PERSON_NEEDED_FOR_IDENTITY -> false;
        };
    }
}

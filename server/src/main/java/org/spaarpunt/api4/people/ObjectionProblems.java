package org.spaarpunt.api4.people;

import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.passholders.Objection;

/** The problems for the reasons why nothing was written about a passholder. */
final class ObjectionProblems {
    private ObjectionProblems() {}

    /** @param missing the permission that a caller lacks that may not do this in the card system */
    static Problem of(Objection objection, ApiPermission missing) {
        return plain(objection, missing).with("reason", objection.name());
    }

    private static Problem plain(Objection objection, ApiPermission missing) {
        return switch (objection) {
            case UNKNOWN_PASSHOLDER -> Passholders.notFound();
            case UNKNOWN_SCHOOL ->
                Problem.of(ProblemType.SCHOOL_NOT_FOUND, "There is no school with this id.")
                        .withStatus(400);
            case UNKNOWN_CARD_SYSTEM ->
                Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.");
            case UNKNOWN_CARD -> card("There is no card with this number.", ".unknown");
            case CARD_ELSEWHERE -> card("The card is not in the stock of the organizer.", ".elsewhere");
            case CARD_FOR_OTHERS ->
                card("The card is for people with a social tariff, or for people without one.", ".tariff");
            case CARD_NEEDED -> card("The passholder needs a card of the card system.", ".needed");
            case CARD_NOT_IN_STOCK, CARD_NOT_ACTIVE ->
                Problem.of(ProblemType.INVALID_CARD_STATUS, "The card is not in this state any more, or not yet.");
            case MAY_NOT_REGISTER, MAY_NOT_UPDATE, MAY_NOT_BLOCK, NOT_FOR_THE_PASSHOLDER ->
                CallerPlaces.forbidden(missing);
            case MAY_NOT_GRANT_TARIFF -> CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_WRITE_SOCIALTARIFF);
            case NATIONAL_NUMBER_IN_USE ->
                Problem.of(ProblemType.INSZ_ALREADY_USED, "Another passholder has this national number.");
            case NATIONAL_NUMBER_NEEDED -> data("The caller registers nobody without inszNumber.", ".insz-needed");
            case NATIONAL_NUMBER_KNOWN -> data("The passholder has another national number.", ".insz-known");
            case TARIFF_END_NEEDED, TARIFF_END_OUT_OF_RANGE ->
                data("The end of a social tariff lies between today and the end of next year.", ".tariff-end");
            case TOO_YOUNG_TO_OPT_IN -> data("People under sixteen may not agree to be sent anything.", ".too-young");
            case ALREADY_MEMBER, NO_MEMBER ->
                Problem.of(ProblemType.PASSHOLDER_NEW_MEMBERSHIP_ERROR, "The membership is there, or is missing.");
            case CHANGED_MEANWHILE ->
                Problem.of(ProblemType.UNAVAILABLE, "The passholder was changed at the same moment; send it again.");
            case PERSON_NEEDED, PERSON_NEEDED_FOR_IDENTITY, WRONG_BIRTH_DATE, WRONG_CODE ->
                Problem.of(
                        ProblemType.PERSON_NOT_PRESENT,
                        "The caller must have looked the passholder up by chip or national number, or send a passholderCode.");
            case TRIED_TOO_OFTEN -> Problem.of(ProblemType.RATE_LIMITED, "Too many wrong proofs today.");
        };
    }

    private static Problem card(String detail, String text) {
        return Problem.of(ProblemType.INVALID_CARD, detail).saying(ProblemText.of("uitpas.invalid-card" + text));
    }

    private static Problem data(String detail, String text) {
        return Problem.of(ProblemType.BODY_INVALID_DATA, detail).saying(ProblemText.of("body.invalid-data" + text));
    }
}

package org.spaarpunt.api3.people;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.rights.Right;

/** The protocol's answers for the reasons why a change to a passholder is rejected. */
final class ObjectionAnswers {
    private ObjectionAnswers() {}

    static Response refusal(Objection objection, ApiRequest request) {
        var refusals = request.refusals();
        return switch (objection) {
            case UNKNOWN_PASSHOLDER -> refusals.unknownPassholder(400);
            case UNKNOWN_SCHOOL -> refusals.badRequest(ErrorCode.UNKNOWN_SCHOOL, "error.UNKNOWN_SCHOOL");
            case UNKNOWN_CARD_SYSTEM -> refusals.badRequest(ErrorCode.UNKNOWN_CARD_SYSTEM, "error.UNKNOWN_CARD_SYSTEM");
            case UNKNOWN_CARD -> refusals.badRequest(ErrorCode.UNKNOWN_CARD, "error.UNKNOWN_CARD");
            case CARD_ELSEWHERE ->
                refusals.badRequest(ErrorCode.CARD_NOT_ASSIGNED_TO_BALIE, "error.CARD_NOT_ASSIGNED_TO_BALIE");
            case CARD_NOT_IN_STOCK ->
                refusals.badRequest(ErrorCode.INVALID_CARD_STATUS, "error.INVALID_CARD_STATUS.notInStock");
            case CARD_FOR_OTHERS -> refusals.badRequest(ErrorCode.INVALID_CARD, "error.INVALID_CARD.tariff");
            case CARD_NOT_ACTIVE ->
                refusals.badRequest(ErrorCode.INVALID_CARD_STATUS, "error.INVALID_CARD_STATUS.notActive");
            case MAY_NOT_REGISTER -> denied(CounterAction.PASSHOLDER_CREATE, request);
            case MAY_NOT_UPDATE -> denied(CounterAction.PASSHOLDER_UPDATE, request);
            case MAY_NOT_BLOCK -> denied(CounterAction.PASSHOLDER_BLOCK, request);
            case MAY_NOT_GRANT_TARIFF -> denied(CounterAction.KANSENSTATUUT_CREATE, request);
            case NATIONAL_NUMBER_NEEDED -> refusals.missingParameters(List.of("inszNumber"));
            case NATIONAL_NUMBER_IN_USE -> refusals.badRequest(ErrorCode.INSZ_ALREADY_USED, "error.INSZ_ALREADY_USED");
            case NATIONAL_NUMBER_KNOWN -> notAllowed("error.ACTION_NOT_ALLOWED.nationalNumber", request);
            case ALREADY_MEMBER -> notAllowed("error.ACTION_NOT_ALLOWED.member", request);
            case CARD_NEEDED -> refusals.missingParameters(List.of(CardLookup.UITPAS_NUMBER));
            case NO_MEMBER -> notAllowed("error.ACTION_NOT_ALLOWED.noMember", request);
            case TARIFF_END_NEEDED -> refusals.missingParameters(List.of(PersonParameters.TARIFF_END));
            case TARIFF_END_OUT_OF_RANGE ->
                refusals.badRequest(ErrorCode.INVALID_DATE_CONSTRAINTS, "error.INVALID_DATE_CONSTRAINTS.socialTariff");
            case TOO_YOUNG_TO_OPT_IN -> notAllowed("error.ACTION_NOT_ALLOWED.tooYoung", request);
            case NOT_FOR_THE_PASSHOLDER -> notAllowed("error.ACTION_NOT_ALLOWED.ownDetails", request);
            case CHANGED_MEANWHILE -> throw new IllegalStateException("A call names what it changes, not what it saw");
            case PERSON_NEEDED -> notAllowed("error.ACTION_NOT_ALLOWED.personNeeded", request);
            case PERSON_NEEDED_FOR_IDENTITY -> notAllowed("error.ACTION_NOT_ALLOWED.identity", request);
            case WRONG_BIRTH_DATE -> refusals.badRequest(ErrorCode.INVALID_DOB, "error.INVALID_DOB");
            case WRONG_CODE -> notAllowed("error.ACTION_NOT_ALLOWED.wrongCode", request);
            case TRIED_TOO_OFTEN -> notAllowed("error.ACTION_NOT_ALLOWED.tooOftenToday", request);
        };
    }

    private static Response notAllowed(String key, ApiRequest request) {
        return request.refusals().badRequest(ErrorCode.ACTION_NOT_ALLOWED, key);
    }

    private static Response denied(CounterAction action, ApiRequest request) {
        return request.refusals().accessDenied(new Right.ActionAt(action));
    }
}

package org.spaarpunt.api3.people;

import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.accounts.Activation;
import org.spaarpunt.accounts.Activation.Outcome;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Visibility;

/** {@code GET passholder/{uitpasNumber}/activation}: the link by which a passholder gets an account. */
final class ActivationCall {
    private static final String BORN = "dob";

    public static final CallParameters READS = CallParameters.required(BORN);

    private final Activation activation;
    private final PassholderLookup lookup;
    private final CardLookup cards;
    private final Authorization authorization;

    public ActivationCall(Activation activation, PassholderLookup lookup, Authorization authorization) {
        this.activation = activation;
        this.lookup = lookup;
        this.cards = new CardLookup(lookup, authorization);
        this.authorization = authorization;
    }

    public Response link(ApiRequest request) {
        var reader = new ParameterReader(request);
        var born = reader.day(BORN);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var viewer = authorization.viewer(request.claim());
        if (!viewer.visibilityOfStrangers().covers(Visibility.DOOR)) {
            return ofUnseen(born.orElseThrow(), request);
        }
        return cards.holder(request.segment(), request).then(held -> {
            if (held.card().status() != CardStatus.ACTIVE) {
                return request.refusals()
                        .badRequest(ErrorCode.INVALID_CARD_STATUS, "error.INVALID_CARD_STATUS.notActive");
            }
            return answer(activation.invite(held.passholder().uid(), born.orElseThrow(), caller(request)), request);
        });
    }

    /** An application that may not see cards learns whether this one exists only by sending the right birth date. */
    private Response ofUnseen(LocalDate born, ApiRequest request) {
        return switch (CardReference.ofNumber(request.segment())) {
            case UitpasNumber number -> {
                // For an unknown card, attempts are counted and looked up under the card number instead.
                var uid = lookup.holderToProve(number).map(Passholder::uid).orElse("card " + number.digits());
                yield answer(activation.invite(uid, born, caller(request)), request);
            }
            case CardReference _ ->
                request.refusals().badRequest(ErrorCode.PARSE_INVALID_UITPASNUMBER, "checkin.MALFORMED_NUMBER");
        };
    }

    private static Response answer(Outcome outcome, ApiRequest request) {
        var refusals = request.refusals();
        return switch (outcome) {
            case Outcome.Invited(var text) ->
                Format.xml(
                        200,
                        XmlElement.of(
                                "response",
                                List.of(
                                        XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                        XmlElement.of(
                                                "message", request.messages().text("done.activation")),
                                        XmlElement.of(
                                                "activationLink",
                                                request.arrival().site() + "/invitation/" + text))));
            case Outcome.WrongDate _ -> refusals.badRequest(ErrorCode.INVALID_DOB, "error.INVALID_DOB");
            case Outcome.TooOften _ ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.tooOften");
            case Outcome.Used _ ->
                refusals.badRequest(ErrorCode.USER_ALREADY_ACTIVATED, "error.USER_ALREADY_ACTIVATED");
        };
    }

    private static Actor.Application caller(ApiRequest request) {
        return new Actor.Application(
                request.consumer().key(), request.arrival().from().getHostAddress());
    }
}

package org.spaarpunt.api3.checkins;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorBody;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.CardReference;

/** {@code POST passholder/checkin}: an employee checks a passholder in at a counter. Answers the new total. */
public final class PassholderCheckin {
    public static final String CDBID = "cdbid";

    private final CheckinDesk desk;

    public PassholderCheckin(CheckinDesk desk) {
        this.desk = desk;
    }

    public Response answer(ApiRequest request) {
        var cdbid = request.parameter(CDBID);
        var number = request.parameter(CardLookup.UITPAS_NUMBER);
        var chip = request.parameter(CardLookup.CHIP_NUMBER);
        if (cdbid.isEmpty() || (number.isEmpty() && chip.isEmpty())) {
            var missing = cdbid.isEmpty() ? CDBID : CardLookup.UITPAS_NUMBER + " / " + CardLookup.CHIP_NUMBER;
            return request.refusals().missingParameters(List.of(missing));
        }
        if (number.isPresent() && chip.isPresent()) {
            return request.refusals().badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.both");
        }
        var card = number.isPresent() ? CardReference.ofNumber(number.get()) : CardReference.ofChip(chip.orElseThrow());
        return checkIn(request, cdbid.get(), card);
    }

    private Response checkIn(ApiRequest request, String cdbid, CardReference card) {
        var claim = request.claim();
        var checkin = new CheckinRequest.AtCounter(
                claim.consumer(), claim.user().orElseThrow().id(), claim.counterKey(), cdbid, card);
        return new CheckinResponses(
                        Format.XML,
                        PassholderCheckin::total,
                        refused -> refusal(refused, PassholderCheckin::code, request))
                .answer(desk, checkin, request);
    }

    public static Response total(CheckinOutcome.Granted granted) {
        var points = XmlElement.of("points", granted.holder().points());
        return Format.xml(200, XmlElement.of("response", points));
    }

    /**
     * The answer to a check-in that is refused.
     *
     * @param code the code of each reason, which not all calls spell alike
     */
    public static Response refusal(
            CheckinOutcome.Refused refused, Function<Reason, ErrorCode> code, ApiRequest request) {
        return Format.XML.error(
                400,
                new ErrorBody(
                        code.apply(refused.reason()),
                        request.messages().refusal(refused.reason(), refused.event(), request.receivedAt()),
                        refused.holder().map(Holder::points),
                        requiredPermission(refused.reason()),
                        Optional.empty()));
    }

    public static Optional<String> requiredPermission(Reason reason) {
        return switch (reason) {
            case MAY_NOT_CHECK_IN -> Optional.of(CounterAction.CHECKIN_CREATE.wireName());
            case MAY_NOT_ACT_FOR_COUNTER -> Optional.of(Permission.ACT_FOR_COUNTERS.wireName());
            default -> Optional.empty();
        };
    }

    /** As every other call spells it. */
    public static ErrorCode codeElsewhere(Reason reason) {
        var code = code(reason);
        return switch (code) {
            case UNKOWN_UITPASNUMBER -> ErrorCode.UNKNOWN_UITPASNUMBER;
            case UNKOWN_CHIPNUMBER -> ErrorCode.UNKNOWN_CHIPNUMBER;
            default -> code;
        };
    }

    private static ErrorCode code(Reason reason) {
        return switch (reason) {
            case UNKNOWN_COUNTER -> ErrorCode.UNKNOWN_BALIE_CONSUMERKEY;
            case MAY_NOT_ACT_FOR_COUNTER, MAY_NOT_CHECK_IN -> ErrorCode.ACCESS_DENIED;
            case UNKNOWN_EVENT -> ErrorCode.UNKNOWN_EVENT_CDBID;
            case COUNTER_TAKES_NO_PART, GROUP_PASS -> ErrorCode.ACTION_NOT_ALLOWED;
            case MALFORMED_NUMBER -> ErrorCode.PARSE_INVALID_UITPASNUMBER;
            case UNKNOWN_NUMBER -> ErrorCode.UNKOWN_UITPASNUMBER;
            case UNKNOWN_CHIP -> ErrorCode.UNKOWN_CHIPNUMBER;
            case CARD_BLOCKED, CARD_DELETED, CARD_NOT_ACTIVE -> ErrorCode.INVALID_CARD_STATUS;
            case NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case NOT_NOW -> ErrorCode.CHECKIN_CURRENTLY_NOT_ALLOWED;
            case LIMIT_REACHED -> ErrorCode.MAXIMUM_REACHED;
            case UNKNOWN_CODE, CODE_NOT_VALID_NOW ->
                throw new IllegalArgumentException("No check-in at a counter is refused for " + reason);
        };
    }
}

package org.spaarpunt.api3.checkins;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.NumberOrChip;
import org.spaarpunt.api3.xml.CheckinAnswer;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;

/** {@code POST passholder/checkin}: an employee checks a passholder in at a counter. The answer has the new total. */
final class PassholderCheckin {
    private static final String CDBID = "cdbid";
    private static final String CARD = CardLookup.UITPAS_NUMBER + " / " + CardLookup.CHIP_NUMBER;

    static final CallParameters READS =
            CallParameters.optional(CDBID, CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER, ApiRequest.COUNTER_KEY);

    private final CheckinDesk desk;

    PassholderCheckin(CheckinDesk desk) {
        this.desk = desk;
    }

    Response answer(ApiRequest request) {
        var cdbid = request.parameter(CDBID);
        var card = NumberOrChip.of(request);
        if (cdbid.isEmpty()) {
            return request.refusals().missingParameters(List.of(CDBID));
        }
        return switch (card) {
            case NumberOrChip.Neither _ -> request.refusals().missingParameters(List.of(CARD));
            case NumberOrChip.Both _ ->
                request.refusals().badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.both");
            case NumberOrChip.One(var known) -> checkIn(request, cdbid.get(), known);
        };
    }

    private Response checkIn(ApiRequest request, String cdbid, CardReference card) {
        var caller = request.claim();
        var checkin = new CheckinRequest.AtCounter(
                caller.consumer(), caller.user().orElseThrow().id(), caller.counterKey(), cdbid, card);
        return CheckinAnswer.of(desk.checkIn(checkin, request.once()), CheckinCodes::atPassholderCheckin, request);
    }
}

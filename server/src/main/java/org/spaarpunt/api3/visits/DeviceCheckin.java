package org.spaarpunt.api3.visits;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.NumberOrChip;
import org.spaarpunt.api3.xml.CheckinAnswer;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.visits.DeviceVisit;

/**
 * {@code POST cid/checkin}, which is not in the UiTPAS protocol: a device, identified by its signature, checks a card
 * in.
 */
final class DeviceCheckin {
    static final CallParameters READS = CallParameters.optional(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER);

    private final DeviceVisit visit;

    DeviceCheckin(DeviceVisit visit) {
        this.visit = visit;
    }

    Response answer(ApiRequest request) {
        return switch (NumberOrChip.of(request)) {
            case NumberOrChip.Neither _ ->
                request.refusals()
                        .missingParameters(List.of(CardLookup.UITPAS_NUMBER + " / " + CardLookup.CHIP_NUMBER));
            case NumberOrChip.Both _ -> request.refusals().together(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER);
            case NumberOrChip.One(var card) -> checkIn(card, request);
        };
    }

    private Response checkIn(CardReference card, ApiRequest request) {
        var refusals = request.refusals();
        return switch (visit.checkIn(request.consumer().key(), card, request.once())) {
            case DeviceVisit.Outcome.Decided(var checkin) ->
                CheckinAnswer.of(checkin, CheckinCodes::atCounter, request);
            case DeviceVisit.Outcome.UnknownDevice _ ->
                refusals.badRequest(ErrorCode.UNKNOWN_CID_CONSUMERKEY, "error.UNKNOWN_CID_CONSUMERKEY");
            case DeviceVisit.Outcome.NotConnected _ ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.device");
        };
    }
}

package org.spaarpunt.api3.xml;

import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorBody;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.http.Response;

/** The answer to a check-in at a counter, or on a device that works for one: the new total, or why it was refused. */
public final class CheckinAnswer {
    private CheckinAnswer() {}

    /**
     * The answer to this outcome.
     *
     * @param codes maps each reason to the code that the call uses
     */
    public static Response of(
            CheckinOutcome<Reason.AtCounter> outcome, Function<Reason.AtCounter, ErrorCode> codes, ApiRequest request) {
        return switch (outcome) {
            case Granted<Reason.AtCounter> granted ->
                IdempotencyHeader.marked(total(granted.holder()), granted.isReplayed());
            case GrantedEarlier<Reason.AtCounter>(var body) -> IdempotencyHeader.marked(Format.XML.granted(body), true);
            case Refused<Reason.AtCounter> refused -> refusal(refused, codes, request);
            case KeyMisused<Reason.AtCounter> _ -> request.refusals().misusedRepeatKey();
        };
    }

    private static Response total(Holder holder) {
        return Format.xml(200, XmlElement.of("response", XmlElement.of("points", holder.points())));
    }

    private static Response refusal(
            Refused<Reason.AtCounter> refused, Function<Reason.AtCounter, ErrorCode> codes, ApiRequest request) {
        return Format.XML.error(
                400,
                new ErrorBody(
                        codes.apply(refused.reason()),
                        request.messages().refusal(refused.reason(), refused.event(), request.receivedAt()),
                        refused.holder().map(Holder::points),
                        CheckinCodes.requiredPermission(refused.reason()),
                        Optional.empty()));
    }
}

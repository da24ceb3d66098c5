package org.spaarpunt.api3.checkins;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.EndUserAnswer.EventBody;
import org.spaarpunt.api3.checkins.EndUserAnswer.PointsPromotion;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CheckinCodes;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.rewards.RedeemableReward;
import org.spaarpunt.visits.CodeVisit;

/** {@code POST enduser/checkin} and {@code GET enduser/{uitpasNumber}}: an application acts for the person using it. */
final class EndUserCalls {
    private static final String CHECKIN_CODE = "checkinCode";

    static final CallParameters CHECKIN = CallParameters.optional(CardLookup.UITPAS_NUMBER, CHECKIN_CODE);

    private final CodeVisit visit;
    private final PointsInquiry inquiry;

    EndUserCalls(CodeVisit visit, PointsInquiry inquiry) {
        this.visit = visit;
        this.inquiry = inquiry;
    }

    Response checkIn(ApiRequest request) {
        var number = request.parameter(CardLookup.UITPAS_NUMBER);
        var code = request.parameter(CHECKIN_CODE);
        if (number.isEmpty() || code.isEmpty()) {
            var missing = Stream.of(
                            number.isEmpty() ? CardLookup.UITPAS_NUMBER : "", code.isEmpty() ? CHECKIN_CODE : "")
                    .filter(name -> !name.isEmpty())
                    .toList();
            return request.refusals(Format.JSON).missingParameters(missing);
        }
        var checkin = new CheckinRequest.ByCode(
                request.consumer().key(), new ScannedText(code.get()).code(), CardReference.ofNumber(number.get()));
        return answer(visit.checkIn(checkin, request.once(), request.receivedAt()), request);
    }

    Response points(ApiRequest request) {
        return Format.json(
                200,
                switch (inquiry.ask(CardReference.ofNumber(request.segment()))) {
                    case PointsInquiry.Answer.Points(var points) ->
                        new PointsAnswer(ErrorCode.ACTION_SUCCEEDED, Optional.empty(), Optional.of(points));
                    case PointsInquiry.Answer.Refused(var reason) ->
                        new PointsAnswer(
                                CheckinCodes.byCode(reason),
                                Optional.of(request.messages().refusal(reason, Optional.empty(), request.receivedAt())),
                                Optional.empty());
                });
    }

    /** Every outcome of the check-in itself is answered with status 200; its code gives the outcome. */
    private static Response answer(CodeVisit.Scanned scanned, ApiRequest request) {
        return switch (scanned.checkin()) {
            case Granted<Reason.ByCode> granted ->
                IdempotencyHeader.marked(
                        Format.json(200, granted(granted, scanned.rewards(), request)), granted.isReplayed());
            case GrantedEarlier<Reason.ByCode>(var body) -> IdempotencyHeader.marked(Format.JSON.granted(body), true);
            case Refused<Reason.ByCode> refused -> Format.json(200, refused(refused, scanned.rewards(), request));
            case KeyMisused<Reason.ByCode> _ -> request.refusals(Format.JSON).misusedRepeatKey();
        };
    }

    private static EndUserAnswer granted(
            Granted<Reason.ByCode> granted, List<RedeemableReward> rewards, ApiRequest request) {
        var site = granted.first().map(Rendering::site).orElse(request.arrival().site());
        return new EndUserAnswer(
                ErrorCode.ACTION_SUCCEEDED,
                Optional.empty(),
                Optional.of(granted.holder().points()),
                Optional.of(granted.savedPoints()),
                Optional.of(EventBody.of(granted.event())),
                promotions(rewards, request, site));
    }

    private static EndUserAnswer refused(
            Refused<Reason.ByCode> refused, List<RedeemableReward> rewards, ApiRequest request) {
        return new EndUserAnswer(
                CheckinCodes.byCode(refused.reason()),
                Optional.of(request.messages().refusal(refused.reason(), refused.event(), request.receivedAt())),
                refused.holder().map(Holder::points),
                Optional.empty(),
                refused.event().map(EventBody::of),
                promotions(rewards, request, request.arrival().site()));
    }

    private static List<PointsPromotion> promotions(List<RedeemableReward> rewards, ApiRequest request, String site) {
        var arrival = request.arrival().reachedAt(site);
        return rewards.stream()
                .map(reward -> PointsPromotion.of(reward, arrival))
                .toList();
    }
}

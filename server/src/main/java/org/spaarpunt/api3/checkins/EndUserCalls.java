package org.spaarpunt.api3.checkins;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.EndUserAnswer.EventBody;
import org.spaarpunt.api3.checkins.EndUserAnswer.PointsPromotion;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.rewards.RewardCatalogue;

/** {@code POST enduser/checkin} and {@code GET enduser/{uitpasNumber}}: an application acts for the person who uses it. */
public final class EndUserCalls {
    public static final String CHECKIN_CODE = "checkinCode";

    private final CheckinDesk desk;
    private final PointsInquiry inquiry;
    private final RewardCatalogue rewards;

    public EndUserCalls(CheckinDesk desk, PointsInquiry inquiry, RewardCatalogue rewards) {
        this.desk = desk;
        this.inquiry = inquiry;
        this.rewards = rewards;
    }

    /** Every answer about the check-in itself has status 200, and its code says what became of it. */
    public Response checkIn(ApiRequest request) {
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
        return new CheckinResponses(
                        Format.JSON,
                        granted -> Format.json(200, granted(granted, request)),
                        refused -> Format.json(200, refused(refused, request)))
                .answer(desk, checkin, request);
    }

    public Response points(ApiRequest request) {
        return Format.json(
                200,
                switch (inquiry.ask(CardReference.ofNumber(request.segment()))) {
                    case PointsInquiry.Answer.Points(var points) ->
                        new PointsAnswer(ErrorCode.ACTION_SUCCEEDED, Optional.empty(), Optional.of(points));
                    case PointsInquiry.Answer.Refused(var reason) ->
                        new PointsAnswer(
                                code(reason),
                                Optional.of(request.messages().refusal(reason, Optional.empty(), request.receivedAt())),
                                Optional.empty());
                });
    }

    private EndUserAnswer granted(CheckinOutcome.Granted granted, ApiRequest request) {
        return new EndUserAnswer(
                ErrorCode.ACTION_SUCCEEDED,
                Optional.empty(),
                Optional.of(granted.holder().points()),
                Optional.of(granted.savedPoints()),
                Optional.of(EventBody.of(granted.event())),
                promotions(Optional.of(granted.holder()), request));
    }

    private EndUserAnswer refused(CheckinOutcome.Refused refused, ApiRequest request) {
        return new EndUserAnswer(
                code(refused.reason()),
                Optional.of(request.messages().refusal(refused.reason(), refused.event(), request.receivedAt())),
                refused.holder().map(Holder::points),
                Optional.empty(),
                refused.event().map(EventBody::of),
                promotions(refused.holder(), request));
    }

    private List<PointsPromotion> promotions(Optional<Holder> holder, ApiRequest request) {
        return holder.stream()
                .flatMap(known -> rewards.redeemableBy(known.passholderId(), request.receivedAt()).stream())
                .map(reward -> PointsPromotion.of(reward, request.arrival()))
                .toList();
    }

    private static ErrorCode code(Reason reason) {
        return switch (reason) {
            case UNKNOWN_CODE -> ErrorCode.CHECKIN_CODE_INVALID;
            case CODE_NOT_VALID_NOW -> ErrorCode.CHECKIN_CODE_EXPIRED;
            case MALFORMED_NUMBER -> ErrorCode.PARSE_INVALID_UITPASNUMBER;
            case UNKNOWN_NUMBER -> ErrorCode.UNKNOWN_UITPASNUMBER;
            case GROUP_PASS -> ErrorCode.GROUPPAS_NOT_ALLOWED;
            case CARD_BLOCKED -> ErrorCode.INVALID_CARD_STATUS_BLOCKED;
            case CARD_DELETED -> ErrorCode.INVALID_CARD_STATUS_DELETED;
            case CARD_NOT_ACTIVE -> ErrorCode.INVALID_CARD_STATUS;
            case NO_ACTIVE_CARD_SYSTEM -> ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS;
            case NOT_NOW -> ErrorCode.CHECKIN_CURRENTLY_NOT_ALLOWED;
            case LIMIT_REACHED -> ErrorCode.MAXIMUM_REACHED;
            case UNKNOWN_COUNTER,
                    MAY_NOT_ACT_FOR_COUNTER,
                    MAY_NOT_CHECK_IN,
                    UNKNOWN_EVENT,
                    COUNTER_TAKES_NO_PART,
                    UNKNOWN_CHIP -> throw new IllegalArgumentException("No check-in by code is refused for " + reason);
        };
    }
}

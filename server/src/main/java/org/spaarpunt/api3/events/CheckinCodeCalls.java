package org.spaarpunt.api3.events;

import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.CodeIssuer.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.posters.EventPoster;
import org.spaarpunt.posters.Paper;
import org.spaarpunt.posters.PosterFile;

/** {@code POST checkincode/pdf/{cdbid}}: a poster with a new check-in code, to be printed. */
final class CheckinCodeCalls {
    public static final String ZIPPED = "zipped";

    private final CodeIssuer codes;
    private final String cardName;

    /** @param cardName what people call their card */
    public CheckinCodeCalls(CodeIssuer codes, String cardName) {
        this.codes = codes;
        this.cardName = cardName;
    }

    public Response poster(ApiRequest request) {
        var reader = new ParameterReader(request);
        boolean zipped = reader.flag(ZIPPED).orElse(false);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var counter = request.counter().orElseThrow();
        var actor = RequestActor.user(request);
        var refusals = request.refusals();
        return switch (codes.make(request.segment(), counter.organisationId(), actor)) {
            case Outcome.Made made -> file(made, zipped, request);
            case Outcome.UnknownEvent _ -> refusals.unknownEvent();
            case Outcome.NotItsEvent _ ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "checkin.COUNTER_TAKES_NO_PART");
            case Outcome.NothingToCome _ ->
                refusals.badRequest(
                        ErrorCode.CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS, "error.CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS");
        };
    }

    private Response file(Outcome.Made made, boolean zipped, ApiRequest request) {
        var poster = new EventPoster(made, request.arrival().site(), cardName, request.receivedAt());
        var language = Language.accepted(request.arrival().acceptLanguage());
        var file = PosterFile.of(poster, language, Paper.A4, zipped ? PosterFile.Format.ZIP : PosterFile.Format.PDF);
        return Response.of(200, file.contentType(), file.content()).with("Content-Disposition", file.disposition());
    }
}

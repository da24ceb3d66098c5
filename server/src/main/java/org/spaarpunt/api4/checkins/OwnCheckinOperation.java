package org.spaarpunt.api4.checkins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.codes.ScannedText;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.visits.CodeVisit;

/** {@code POST /passholders/{passholderId}/checkins}: a passholder scans the code of an event with an application. */
final class OwnCheckinOperation {
    private static final String ME = "me";

    /** Clients send whatever their camera read. */
    private static final int LONGEST_CODE = 2_000;

    private static final int DECLARED = 400;

    private final CodeVisit visit;
    private final CardReader cards;

    OwnCheckinOperation(CodeVisit visit, CardReader cards) {
        this.visit = visit;
        this.cards = cards;
    }

    Response create(JsonRequest request) {
        var uid = request.caller().user().orElseThrow().uid();
        if (!request.segment().equals(ME) && !request.segment().equals(uid)) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SELF_CHECKIN)
                    .response();
        }
        return request.body(fields -> fields.text("checkinCode", LONGEST_CODE))
                .answer(code -> card(uid)
                        .map(card -> answer(request, checkIn(request, code, card)))
                        .orElseGet(() -> Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The user has no pass.")
                                .withStatus(DECLARED)
                                .response()));
    }

    /** The card that the passholder most likely uses. */
    private Optional<HeldCard> card(String uid) {
        return cards.passholder(uid)
                .flatMap(passholder ->
                        cards.of(List.of(passholder.id())).stream().findFirst());
    }

    private CheckinOutcome<Reason.ByCode> checkIn(JsonRequest request, String code, HeldCard card) {
        var checkin =
                new CheckinRequest.ByCode(request.application().key(), new ScannedText(code).code(), card.number());
        return visit.checkIn(checkin, request.idempotency(), request.arrival().at())
                .checkin();
    }

    private static Response answer(JsonRequest request, CheckinOutcome<Reason.ByCode> outcome) {
        return switch (outcome) {
            case Granted<Reason.ByCode> granted ->
                request.marked(
                        Json.response(
                                201,
                                Map.of(
                                        "addedPoints",
                                        granted.savedPoints(),
                                        "totalPoints",
                                        granted.holder().points())),
                        granted.isReplayed());
            case Refused<Reason.ByCode> refused ->
                CheckinProblems.of(
                                refused.reason(),
                                refused.event(),
                                request.arrival().at())
                        .response();
            // Only the older protocol stored answers of that kind, and its requests have other digests.
            case GrantedEarlier<Reason.ByCode> _, KeyMisused<Reason.ByCode> _ ->
                Problem.keyReused().response();
        };
    }
}

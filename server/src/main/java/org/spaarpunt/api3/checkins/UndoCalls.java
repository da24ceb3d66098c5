package org.spaarpunt.api3.checkins;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.CheckinUndo.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.visits.CounterVisit;

/**
 * {@code POST checkin/{id}/undo}, which is not in the UiTPAS protocol: an employee undoes a check-in that the counter
 * made.
 */
final class UndoCalls {
    private final CounterVisit visit;

    UndoCalls(CounterVisit visit) {
        this.visit = visit;
    }

    Response undo(ApiRequest request) {
        var outcome = CheckinReference.parse(request.segment())
                .map(checkin -> visit.undo(RequestActor.workplace(request), checkin))
                .orElseGet(Outcome.Unknown::new);
        return switch (outcome) {
            case Outcome.Undone(var points) ->
                Format.xml(
                        200,
                        XmlElement.of(
                                "response",
                                List.of(
                                        XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                        XmlElement.of("points", points))));
            case Outcome.Unknown _ -> request.refusals().badRequest(ErrorCode.UNKNOWN_CHECKIN, "error.UNKNOWN_CHECKIN");
            case Outcome.AlreadyUndone _ ->
                request.refusals().badRequest(ErrorCode.CHECKIN_ALREADY_UNDONE, "error.CHECKIN_ALREADY_UNDONE");
            case Outcome.TooLate _ ->
                request.refusals()
                        .badRequest(
                                ErrorCode.CHECKIN_UNDO_EXPIRED,
                                "error.CHECKIN_UNDO_EXPIRED",
                                CheckinUndo.PERIOD.toMinutes());
            case Outcome.PointsSpent _ ->
                request.refusals().badRequest(ErrorCode.POINTS_ALREADY_SPENT, "error.POINTS_ALREADY_SPENT");
        };
    }
}

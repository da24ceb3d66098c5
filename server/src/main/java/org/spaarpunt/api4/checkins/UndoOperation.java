package org.spaarpunt.api4.checkins;

import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.CheckinUndo.Outcome;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;

/** {@code DELETE /checkins/{checkinId}}: undoing a check-in that one of the caller's counters made. */
final class UndoOperation {
    private final CheckinUndo undo;
    private final CallerPlaces places;

    UndoOperation(CheckinUndo undo, CallerPlaces places) {
        this.undo = undo;
        this.places = places;
    }

    Response delete(JsonRequest request) {
        if (places.with(ApiPermission.CHECKINS_WRITE, request.caller()).isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE).response();
        }
        var outcome = CheckinReference.parse(request.segment())
                .map(checkin -> undo(checkin, request))
                .orElseGet(Outcome.Unknown::new);
        return switch (outcome) {
            case Outcome.Undone _ -> Response.empty(204);
            case Outcome.Unknown _, Outcome.AlreadyUndone _ ->
                notFound("uitpas.checkin-not-found").response();
            case Outcome.TooLate _ ->
                notFound("uitpas.checkin-not-found.late")
                        .with("reason", "TOO_LATE")
                        .response();
            case Outcome.PointsSpent _ ->
                notFound("uitpas.checkin-not-found.spent")
                        .with("reason", "POINTS_SPENT")
                        .response();
        };
    }

    /** At each of the caller's counters, until one of them made the check-in. */
    private Outcome undo(CheckinReference checkin, JsonRequest request) {
        var user = request.caller().user().map(User::id);
        return places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.CHECKINS_WRITE))
                .map(place -> undo.undo(
                        checkin, new CheckinUndo.AtCounter(place.access().counterId(), user)))
                .filter(outcome -> !(outcome instanceof Outcome.Unknown))
                .findFirst()
                .orElseGet(Outcome.Unknown::new);
    }

    private static Problem notFound(String text) {
        return Problem.of(ProblemType.CHECKIN_NOT_FOUND, "There is no check-in with this id that can be undone.")
                .saying(ProblemText.of(text));
    }
}

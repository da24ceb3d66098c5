package org.spaarpunt.api4.checkins;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;

/** {@code POST /checkins} and {@code DELETE /checkins/{checkinId}}: checking people in at the events of an organiser. */
final class CheckinOperations {
    /**
     * The public counter application posts one check-in up to three times at once, without a key. A person who comes
     * back within this time to check in again would not be told apart, which no event asks for.
     */
    private static final Duration ONE_CHECKIN = Duration.ofSeconds(10);

    private static final int LONGEST_ID = 100;

    private final CheckinDesk desk;
    private final EventCache events;
    private final CheckinUndo undo;
    private final CallerPlaces places;

    /** @param uitpasNumber or else a chip number; one of them is there */
    private record Posted(String eventId, Optional<String> uitpasNumber, Optional<String> chipNumber) {
        static Posted read(Fields fields) {
            var eventId = fields.text("eventId", LONGEST_ID);
            var chip = fields.optionalText("chipNumber", LONGEST_ID);
            var number = chip.isPresent()
                    ? fields.optionalText("uitpasNumber", LONGEST_ID)
                    : Optional.of(fields.text("uitpasNumber", LONGEST_ID));
            if (chip.isPresent() && number.isPresent()) {
                fields.wrong("chipNumber", "cannot be combined with a uitpasNumber");
            }
            return new Posted(eventId, number, chip);
        }

        CardReference card() {
            return uitpasNumber
                    .<CardReference>map(CardReference::ofNumber)
                    .orElseGet(() -> CardReference.ofChip(chipNumber.orElseThrow()));
        }

        String text() {
            return uitpasNumber.or(() -> chipNumber).orElseThrow();
        }
    }

    CheckinOperations(CheckinDesk desk, EventCache events, CheckinUndo undo, CallerPlaces places) {
        this.desk = desk;
        this.events = events;
        this.undo = undo;
        this.places = places;
    }

    Response create(JsonRequest request) {
        return request.body(Posted::read).answer(posted -> {
            var event = events.findByEither(posted.eventId());
            if (event.isEmpty()) {
                return CheckinProblems.eventNotFound().response();
            }
            return places.at(event.get(), ApiPermission.CHECKINS_WRITE, request.caller())
                    .map(place -> checkIn(request, posted, event.get(), place))
                    .orElseGet(() ->
                            CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE).response());
        });
    }

    private Response checkIn(JsonRequest request, Posted posted, Event event, OrganiserPlace place) {
        var checkin = request(request.caller(), place, event, posted.card());
        var once = request.idempotencyOr(ONE_CHECKIN, event.cdbid() + "\n" + posted.text());
        return switch (desk.checkIn(checkin, once)) {
            case Granted<Reason.AtCounter> granted ->
                request.marked(Json.response(201, body(granted)), granted.isReplayed());
            case Refused<Reason.AtCounter> refused ->
                CheckinProblems.of(
                                refused.reason(),
                                refused.event(),
                                request.arrival().at())
                        .response();
            // Only the older protocol stored answers of that kind, and its requests have other digests.
            case GrantedEarlier<Reason.AtCounter> _, KeyMisused<Reason.AtCounter> _ ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used for another request.")
                        .response();
        };
    }

    private static CheckinRequest.ForCounter request(
            ApiCaller caller, OrganiserPlace place, Event event, CardReference card) {
        var application = caller.application().orElseThrow();
        return caller.user()
                .<CheckinRequest.ForCounter>map(user ->
                        new CheckinRequest.AtCounter(application, user.id(), place.counterKey(), event.cdbid(), card))
                .orElseGet(() -> new CheckinRequest.ByAgent(application, place.counterKey(), event.cdbid(), card));
    }

    private static Object body(Granted<Reason.AtCounter> granted) {
        var saved = granted.saved().orElseThrow();
        var body = new LinkedHashMap<String, Object>();
        body.put("id", saved.reference().text());
        body.put("creationDate", Json.time(saved.at()));
        body.put("eventId", ApiEventId.of(granted.event().cdbid()));
        body.put("eventTitle", granted.event().title());
        body.put("uitpasNumber", saved.cardNumber());
        body.put("points", granted.savedPoints());
        // Beyond the public document: what the older call answers.
        body.put("totalPoints", granted.holder().points());
        return body;
    }

    /** Undoes a check-in of one of the caller's counters. */
    Response delete(JsonRequest request) {
        var user = request.caller().user();
        var checkin = CheckinReference.parse(request.segment());
        if (places.with(ApiPermission.CHECKINS_WRITE, request.caller()).isEmpty() || user.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE).response();
        }
        if (checkin.isEmpty()) {
            return notFound("uitpas.checkin-not-found").response();
        }
        CheckinUndo.Outcome last = new CheckinUndo.Outcome.Unknown();
        for (var place : places.of(request.caller())) {
            if (place.may(ApiPermission.CHECKINS_WRITE)) {
                var employee = new CheckinUndo.Employee(
                        place.access().counterId(), user.get().id());
                last = undo.undo(checkin.get(), employee);
                if (!(last instanceof CheckinUndo.Outcome.Unknown)) {
                    break;
                }
            }
        }
        return switch (last) {
            case CheckinUndo.Outcome.Undone _ -> Response.empty(204);
            case CheckinUndo.Outcome.Unknown _, CheckinUndo.Outcome.AlreadyUndone _ ->
                notFound("uitpas.checkin-not-found").response();
            case CheckinUndo.Outcome.TooLate _ ->
                notFound("uitpas.checkin-not-found.late")
                        .with("reason", "TOO_LATE")
                        .response();
            case CheckinUndo.Outcome.PointsSpent _ ->
                notFound("uitpas.checkin-not-found.spent")
                        .with("reason", "POINTS_SPENT")
                        .response();
        };
    }

    private static Problem notFound(String text) {
        return Problem.of(ProblemType.CHECKIN_NOT_FOUND, "There is no check-in with this id that can be undone.")
                .saying(ProblemText.of(text));
    }
}

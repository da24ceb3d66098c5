package org.spaarpunt.api4.checkins;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.json.CheckinProblems;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.passes.CardReference;

/** Tries to check a card in at an event of one of the caller's organisers. */
final class CheckinAttempt {
    /**
     * The public counter application posts one check-in up to three times at once, without a key. A person who comes
     * back within this time to check in again would not be told apart, which no event asks for.
     */
    static final Duration ONE_CHECKIN = Duration.ofSeconds(10);

    private final CheckinDesk desk;
    private final EventCache events;
    private final CallerPlaces places;

    /** What came of it. */
    sealed interface Result {
        /**
         * The check-in is saved.
         *
         * @param passholderId in the database
         * @param replayed whether an earlier request saved it
         */
        record Made(Map<String, Object> checkin, long passholderId, OrganiserPlace place, boolean replayed)
                implements Result {}

        record NotMade(Problem problem) implements Result {}
    }

    CheckinAttempt(CheckinDesk desk, EventCache events, CallerPlaces places) {
        this.desk = desk;
        this.events = events;
        this.places = places;
    }

    /** @param key under which the request may be repeated; empty: the same act soon after is the same check-in */
    Result make(JsonRequest request, PostedCheckin posted, Optional<IdempotentRequest> key) {
        var event = events.findByEither(posted.eventId());
        if (event.isEmpty()) {
            return new Result.NotMade(CheckinProblems.eventNotFound());
        }
        return places.at(event.get(), ApiPermission.CHECKINS_WRITE, request.caller())
                .map(place -> make(request, posted, key, event.get(), place))
                .orElseGet(() -> new Result.NotMade(CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE)));
    }

    private Result make(
            JsonRequest request,
            PostedCheckin posted,
            Optional<IdempotentRequest> key,
            Event event,
            OrganiserPlace place) {
        var checkin = request(request.caller(), place, event, posted.card());
        var once = key.or(() -> request.sameActWithin(ONE_CHECKIN, event.cdbid() + "\n" + posted.cardText()));
        return switch (desk.checkIn(checkin, Once.under(once))) {
            case Granted<Reason.AtCounter> granted ->
                new Result.Made(json(granted), granted.holder().passholderId(), place, granted.isReplayed());
            case Refused<Reason.AtCounter> refused ->
                new Result.NotMade(CheckinProblems.of(
                        refused.reason(), refused.event(), request.arrival().at()));
            // Only the older protocol stored answers of that kind, and its requests have other digests.
            case GrantedEarlier<Reason.AtCounter> _, KeyMisused<Reason.AtCounter> _ ->
                new Result.NotMade(Problem.keyReused());
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

    private static Map<String, Object> json(Granted<Reason.AtCounter> granted) {
        var saved = granted.saved().orElseThrow();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", saved.reference().text());
        json.put("creationDate", Json.time(saved.at()));
        json.put("eventId", ApiEventId.of(granted.event().cdbid()));
        json.put("eventTitle", granted.event().title());
        json.put("uitpasNumber", saved.cardNumber());
        json.put("points", granted.savedPoints());
        // Beyond the public document: what the older call answers.
        json.put("totalPoints", granted.holder().points());
        return json;
    }
}

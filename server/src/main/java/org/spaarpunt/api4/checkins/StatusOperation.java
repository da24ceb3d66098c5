package org.spaarpunt.api4.checkins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.json.CheckinProblems;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.checkins.CheckinOutlook;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;

/** {@code GET /checkin-status}: whether a pass can be checked in at an event now, and if not, why and when. */
final class StatusOperation {
    private final EventCache events;
    private final CheckinOutlook outlook;
    private final CallerPlaces places;

    private record Asked(String uitpasNumber, String eventId) {
        static Asked read(Query query) {
            return new Asked(query.required("uitpasNumber"), query.required("eventId"));
        }
    }

    StatusOperation(EventCache events, CheckinOutlook outlook, CallerPlaces places) {
        this.events = events;
        this.outlook = outlook;
        this.places = places;
    }

    Response show(JsonRequest request) {
        return request.query(Asked::read).answer(asked -> {
            var event = events.findByEither(asked.eventId());
            if (event.isEmpty()) {
                return Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                        .response();
            }
            if (places.at(event.get(), ApiPermission.CHECKINS_WRITE, request.caller())
                    .isEmpty()) {
                return CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE).response();
            }
            return status(request, asked, event.get());
        });
    }

    private Response status(JsonRequest request, Asked asked, Event event) {
        var prospect = outlook.of(CardReference.ofNumber(asked.uitpasNumber()), List.of(event))
                .getFirst();
        if (prospect.refusal().filter(StatusOperation::isUnknown).isPresent()) {
            return Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "No pass has this UiTPAS number.")
                    .response();
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("allowed", prospect.refusal().isEmpty());
        prospect.refusal().ifPresent(reason -> {
            var problem = CheckinProblems.of(
                    reason, Optional.of(event), request.arrival().at());
            body.put("endUserMessage", problem.text().inEveryLanguage());
            body.put("reason", reason.name());
        });
        body.put("checkinPoints", prospect.award().points());
        prospect.window().ifPresent(window -> body.put("checkinPeriod", CheckinProblems.period(window)));
        event.limit().ifPresent(limit -> body.put("checkinLimit", CheckinProblems.limit(limit)));
        return Json.ok(body);
    }

    private static boolean isUnknown(OfVisit reason) {
        return switch (reason) {
            case UNKNOWN_NUMBER, MALFORMED_NUMBER -> true;
            case GROUP_PASS,
                    CARD_BLOCKED,
                    CARD_DELETED,
                    CARD_NOT_ACTIVE,
                    NO_ACTIVE_CARD_SYSTEM,
                    NOT_NOW,
                    LIMIT_REACHED -> false;
        };
    }
}

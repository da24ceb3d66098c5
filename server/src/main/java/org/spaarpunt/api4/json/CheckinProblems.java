package org.spaarpunt.api4.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/** The problems with which check-ins are refused. All of them are about the body, so their status is 400 or 403. */
public final class CheckinProblems {
    private static final int BODY = 400;

    private CheckinProblems() {}

    /**
     * The problem for a refused check-in.
     *
     * @param event what is known of the event of the request
     */
    public static Problem of(Reason reason, Optional<Event> event, Instant now) {
        var problem = switch (reason) {
            case OfCounter of -> atCounter(of);
            case OfCode of -> byCode(of);
            case OfVisit of -> ofVisit(of, event, now);
        };
        return problem.with("reason", reason.name());
    }

    private static Problem atCounter(OfCounter reason) {
        return switch (reason) {
            case UNKNOWN_EVENT -> eventNotFound();
            case UNKNOWN_CHIP -> passholderNotFound("No pass has this chip number.");
            case UNKNOWN_COUNTER, MAY_NOT_CHECK_IN, MAY_NOT_ACT_FOR_COUNTER, COUNTER_TAKES_NO_PART ->
                CallerPlaces.forbidden(ApiPermission.CHECKINS_WRITE);
        };
    }

    private static Problem byCode(OfCode reason) {
        return switch (reason) {
            case UNKNOWN_CODE -> Problem.of(ProblemType.CHECKIN_CODE_INVALID, "No event has this check-in code.");
            case CODE_NOT_VALID_NOW ->
                Problem.of(ProblemType.CHECKIN_CODE_EXPIRED, "The check-in code is not valid now.");
        };
    }

    private static Problem ofVisit(OfVisit reason, Optional<Event> event, Instant now) {
        return switch (reason) {
            case MALFORMED_NUMBER ->
                Problem.of(ProblemType.INVALID_UITPAS_NUMBER, "A UiTPAS number has 13 digits, the last a check digit.");
            case UNKNOWN_NUMBER -> passholderNotFound("No pass has this UiTPAS number.");
            case GROUP_PASS -> Problem.of(ProblemType.INVALID_CARD, "A group pass saves no points.");
            case CARD_BLOCKED -> status("BLOCKED").saying(ProblemText.of("uitpas.invalid-card-status.blocked"));
            case CARD_DELETED -> status("DELETED");
            case CARD_NOT_ACTIVE -> status("PROVISIONED");
            case NO_ACTIVE_CARD_SYSTEM ->
                Problem.of(ProblemType.PASSHOLDER_NO_ACTIVE_CARD_SYSTEMS, "No membership of the passholder is active.");
            case NOT_NOW -> notNow(event.orElseThrow(), now);
            case LIMIT_REACHED -> limitReached(event.flatMap(Event::limit).orElseThrow());
        };
    }

    /** The body names an event that does not exist. */
    public static Problem eventNotFound() {
        return Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                .withStatus(BODY);
    }

    private static Problem passholderNotFound(String detail) {
        return Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, detail).withStatus(BODY);
    }

    private static Problem status(String cardStatus) {
        return Problem.of(ProblemType.INVALID_CARD_STATUS, "The card is not active.")
                .with("cardStatus", cardStatus);
    }

    private static Problem limitReached(CheckinLimit limit) {
        return Problem.of(
                        ProblemType.CHECKIN_NOT_ALLOWED,
                        "The limit of the event is reached: " + limit.volume() + " a " + limit.period() + ".")
                .saying(new ProblemText(
                        "uitpas.checkin-not-allowed.limit",
                        language -> List.of(limit.volume() + " "
                                + ProblemText.of("period." + limit.period()).in(language))))
                .with("checkinLimit", limit(limit))
                .with("remaining", 0);
    }

    /** A limit, as answers show it. */
    public static Map<String, Object> limit(CheckinLimit limit) {
        return Map.of("volume", limit.volume(), "periodType", limit.period().name());
    }

    private static Problem notNow(Event event, Instant now) {
        var problem = Problem.of(ProblemType.CHECKIN_NOT_ALLOWED, "The event accepts no check-ins now.");
        return switch (event.schedule().availability()) {
            case AVAILABLE -> {
                var next = event.schedule().nextWindow(now);
                yield next.map(window -> problem.saying(from(window)).with("checkinPeriod", period(window)))
                        .orElseGet(() -> problem.saying(ProblemText.of("uitpas.checkin-not-allowed.over")));
            }
            case POSTPONED -> problem.saying(ProblemText.of("uitpas.checkin-not-allowed.postponed"));
            case CANCELLED -> problem.saying(ProblemText.of("uitpas.checkin-not-allowed.cancelled"));
            case WITHDRAWN -> problem.saying(ProblemText.of("uitpas.checkin-not-allowed.withdrawn"));
        };
    }

    /** The time in which check-ins are accepted, as answers show it. */
    public static Map<String, Object> period(CheckinWindow window) {
        return Map.of("begin", Json.time(window.opens()), "end", Json.time(window.closes()));
    }

    private static ProblemText from(CheckinWindow window) {
        return new ProblemText(
                "uitpas.checkin-not-allowed.from",
                language -> List.of(dateAndTime(language).format(window.opens())));
    }

    private static DateTimeFormatter dateAndTime(Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE);
    }
}

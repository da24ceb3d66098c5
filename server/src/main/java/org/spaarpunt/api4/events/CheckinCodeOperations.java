package org.spaarpunt.api4.events;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.CodeIssuer.Outcome;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.languages.Language;
import org.spaarpunt.posters.EventPoster;
import org.spaarpunt.posters.Paper;
import org.spaarpunt.posters.PosterFile;
import org.spaarpunt.posters.PosterFile.Format;
import org.spaarpunt.secrets.SecretBox;

/**
 * {@code GET /events/{eventId}/qr-checkincodes/download-link}, which makes a check-in code, and the address that it
 * links to, which gives its poster without any token.
 */
final class CheckinCodeOperations {
    static final String DOWNLOAD = "/qr-checkincodes/download";

    private static final String FORMAT = "format";
    private static final String TICKET = "ticket";
    private static final List<Format> FORMATS = List.of(Format.values());

    private final EventCache events;
    private final CodeIssuer codes;
    private final CallerPlaces places;
    private final SecretBox box;
    private final String cardName;

    /**
     * @param box seals what is in the links
     * @param cardName what people call their card
     */
    CheckinCodeOperations(EventCache events, CodeIssuer codes, CallerPlaces places, SecretBox box, String cardName) {
        this.events = events;
        this.codes = codes;
        this.places = places;
        this.box = box;
        this.cardName = cardName;
    }

    Response link(JsonRequest request) {
        return request.query(query -> query.choice(FORMAT, FORMATS).orElse(Format.PDF))
                .answer(format -> events.findByEither(request.segment())
                        .map(event -> link(request, event, format))
                        .orElseGet(CheckinCodeOperations::unknownEvent));
    }

    private Response link(JsonRequest request, Event event, Format format) {
        var permission = ApiPermission.EVENTS_QR_CHECKINCODE;
        return places.at(event, permission, request.caller())
                .map(place -> link(request, event, place, format))
                .orElseGet(() -> CallerPlaces.forbidden(permission).response());
    }

    private Response link(JsonRequest request, Event event, OrganiserPlace place, Format format) {
        return switch (codes.make(event.cdbid(), place.access().organisationId(), CallerPlaces.actor(request))) {
            case Outcome.Made made -> Json.ok(Map.of("downloadLink", address(request, made, format)));
            case Outcome.NothingToCome _ ->
                Problem.of(ProblemType.EVENT_NOT_FOUND, "The event accepts no check-ins any more.")
                        .saying(ProblemText.of("uitpas.event-not-found.over"))
                        .with("reason", "NO_FUTURE_CHECKIN_PERIODS")
                        .response();
            case Outcome.UnknownEvent _, Outcome.NotItsEvent _ -> unknownEvent();
        };
    }

    private String address(JsonRequest request, Outcome.Made made, Format format) {
        var until = request.arrival().at().plus(CodeTicket.VALIDITY);
        var ticket = new CodeTicket(made.event().cdbid(), made.code(), made.valid(), until);
        return request.arrival().site() + Operation.PREFIX + DOWNLOAD + "?" + FORMAT + "="
                + format.name().toLowerCase(Locale.ROOT) + "&" + TICKET + "="
                + PercentEncoding.encode(ticket.sealed(box));
    }

    Response download(JsonRequest request) {
        return request.query(Wanted::read).answer(wanted -> download(request, wanted));
    }

    private record Wanted(Format format, String ticket) {
        static Wanted read(Query query) {
            return new Wanted(query.choice(FORMAT, FORMATS).orElse(Format.PDF), query.required(TICKET));
        }
    }

    private Response download(JsonRequest request, Wanted wanted) {
        return CodeTicket.open(wanted.ticket(), box)
                .filter(ticket -> !ticket.isOver(request.arrival().at()))
                .flatMap(this::made)
                .map(made -> file(request, made, wanted.format()))
                .orElseGet(() -> Problem.of(ProblemType.URL_NOT_FOUND, "The link is over, or was not made here.")
                        .saying(ProblemText.of("url.not-found.link-over"))
                        .response());
    }

    private Optional<Outcome.Made> made(CodeTicket ticket) {
        return events.find(ticket.cdbid()).map(event -> new Outcome.Made(ticket.code(), event, ticket.valid()));
    }

    private Response file(JsonRequest request, Outcome.Made made, Format format) {
        var arrival = request.arrival();
        var language = Language.accepted(request.sent().header("Accept-Language"));
        var poster = new EventPoster(made, arrival.site(), cardName, arrival.at());
        var file = PosterFile.of(poster, language, Paper.A4, format);
        return Response.of(200, file.contentType(), file.content()).with("Content-Disposition", file.disposition());
    }

    private static Response unknownEvent() {
        return Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                .response();
    }
}

package org.spaarpunt.api4.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.Changes;
import org.spaarpunt.passholders.CounterEmployee;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;

/** {@code /passholders/{passholderId}/private}: what counters note about a passholder. */
final class NoteOperations {
    /** For a change no 404 is declared. */
    private static final int DECLARED = 400;

    private final Passholders passholders;
    private final Changes changes;
    private final CallerPlaces places;

    NoteOperations(PeopleParts parts, Passholders passholders) {
        this.passholders = passholders;
        this.changes = parts.passholders().changes();
        this.places = parts.places();
    }

    Response show(JsonRequest request) {
        return passholders.seenInFull(
                request, ApiPermission.PASSHOLDERS_PRIVATE_READ, Pictures.WITHOUT, person -> Json.ok(note(person)));
    }

    private static Map<String, Object> note(Person person) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", person.uid());
        json.put("note", person.details().moreInfo());
        return json;
    }

    /** An empty note, and one that is left out, removes the note. */
    Response replace(JsonRequest request) {
        return request.body(fields -> fields.optionalText("note", Details.MAX_MORE_INFO))
                .answer(note -> passholders.seenInFull(
                        request,
                        ApiPermission.PASSHOLDERS_PRIVATE_WRITE,
                        Pictures.WITHOUT,
                        person -> replace(person, note.orElse(""), request),
                        Passholders.notFound().withStatus(DECLARED)));
    }

    private Response replace(Person person, String note, JsonRequest request) {
        var objection = employee(person, request)
                .map(employee -> changes.replace(person, with(person.details(), note), employee, Evidence.NONE))
                .orElseGet(() -> Optional.of(Objection.MAY_NOT_UPDATE));
        if (objection.isEmpty()) {
            return Response.empty(204);
        }
        return objection.get() == Objection.CHANGED_MEANWHILE
                ? Problem.of(ProblemType.UNAVAILABLE, "The passholder was changed at the same moment; send it again.")
                        .response()
                : CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_PRIVATE_WRITE)
                        .with("reason", objection.get().name())
                        .response();
    }

    /** The caller at a place that may change this passholder. */
    private Optional<CounterEmployee> employee(Person person, JsonRequest request) {
        Set<Long> systems = person.cardSystems().stream()
                .map(link -> link.cardSystem().id())
                .collect(Collectors.toSet());
        return places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.PASSHOLDERS_PRIVATE_WRITE)
                        && place.access().may(CounterAction.PASSHOLDER_UPDATE, systems))
                .findFirst()
                .map(place -> employee(place, request));
    }

    private static CounterEmployee employee(OrganiserPlace place, JsonRequest request) {
        var name = request.caller()
                .user()
                .map(User::uid)
                .orElseGet(() -> request.application().key());
        return new CounterEmployee(place.access(), name, CallerPlaces.actor(request));
    }

    private static Details with(Details details, String note) {
        return new Details(
                details.name(),
                details.dateOfBirth(),
                details.gender(),
                details.address(),
                details.contact(),
                details.nationality(),
                details.placeOfBirth(),
                note);
    }
}

package org.spaarpunt.api4.people;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.CounterEmployee;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rights.Visibility;

/**
 * The passholder that the path of a request names, as far as the caller may see them. One that is hidden from the caller
 * does not exist for it.
 */
final class Passholders {
    private final PassholderFeature feature;
    private final CallerPlaces places;

    Passholders(PassholderFeature feature, CallerPlaces places) {
        this.feature = feature;
        this.places = places;
    }

    PassholderReader reader() {
        return feature.people();
    }

    /**
     * Answers about the passholder, whom the caller sees at the places where it has one of these permissions.
     *
     * @param missing the permission that a refusal names
     */
    Response seen(
            JsonRequest request,
            Set<ApiPermission> permissions,
            ApiPermission missing,
            Function<PersonView, Response> answer) {
        return places.reading(permissions, Optional.empty(), request.caller())
                .map(place -> view(request.segment(), places.inquiry(request, place), Pictures.WITHOUT)
                        .map(answer)
                        .orElseGet(() -> notFound().response()))
                .orElseGet(() -> CallerPlaces.forbidden(missing).response());
    }

    /** The same with all that is known of the passholder; one of another card system is not found. */
    Response seenInFull(
            JsonRequest request, ApiPermission permission, Pictures pictures, Function<Person, Response> answer) {
        return places.reading(Set.of(permission), Optional.empty(), request.caller())
                .map(place -> person(request.segment(), places.inquiry(request, place), pictures)
                        .map(answer)
                        .orElseGet(() -> notFound().response()))
                .orElseGet(() -> CallerPlaces.forbidden(permission).response());
    }

    /** What a caller may see of the passholder with this uid. */
    Optional<PersonView> view(String uid, Inquiry inquiry, Pictures pictures) {
        return switch (feature.lookup().passholder(uid, inquiry, Visibility.DOOR)) {
            case Lookup.Found<Passholder>(var passholder, var _) ->
                feature.people().find(passholder, inquiry.viewer(), pictures);
            case Lookup.Unknown<Passholder> _, Lookup.Hidden<Passholder> _ -> Optional.empty();
        };
    }

    /** The passholder with this uid, if the caller sees them in full. */
    Optional<Person> person(String uid, Inquiry inquiry, Pictures pictures) {
        return view(uid, inquiry, pictures)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty());
    }

    /** The caller at a place with this permission that may change this passholder. */
    Optional<CounterEmployee> employee(Person person, ApiPermission permission, JsonRequest request) {
        var systems = person.cardSystems().stream()
                .map(link -> link.cardSystem().id())
                .collect(Collectors.toSet());
        return places.of(request.caller()).stream()
                .filter(place -> place.may(permission) && place.access().may(CounterAction.PASSHOLDER_UPDATE, systems))
                .findFirst()
                .map(place -> employee(place, request));
    }

    /** The caller at this place, as features know it. */
    static CounterEmployee employee(OrganiserPlace place, JsonRequest request) {
        var name = request.caller()
                .user()
                .map(User::uid)
                .orElseGet(() -> request.application().key());
        return new CounterEmployee(place.access(), name, CallerPlaces.actor(request));
    }

    /**
     * Changes the passholder that the path names, whom the caller must see in full.
     *
     * @param change by an employee; an objection becomes the answer
     */
    Response changed(JsonRequest request, ApiPermission permission, Change change) {
        return seenInFull(
                request,
                permission,
                Pictures.WITHOUT,
                person -> employee(person, permission, request)
                        .map(employee -> change.of(person, employee))
                        .orElseGet(() -> Optional.of(Objection.MAY_NOT_UPDATE))
                        .map(objection ->
                                ObjectionProblems.of(objection, permission).response())
                        .orElseGet(() -> Response.empty(204)));
    }

    /** A change to a passholder; the result is empty when it is done. */
    interface Change {
        Optional<Objection> of(Person person, CounterEmployee employee);
    }

    static Problem notFound() {
        return Problem.of(
                ProblemType.PASSHOLDER_NOT_FOUND, "There is no passholder with this id whom the caller may see.");
    }
}

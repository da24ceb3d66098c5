package org.spaarpunt.api4.organizers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.counters.Employees.Contact;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.counters.Role;
import org.spaarpunt.http.Response;

/** {@code /organizers/{organizerId}/admins}: the employees of an organiser's counters, managed by their admins. */
final class AdminOperations {
    private static final int LONGEST = 254;

    private final Employees employees;
    private final OrganiserList organisers;
    private final CallerPlaces places;

    private record Posted(String email, Role role) {
        static Posted read(Fields fields) {
            var role = fields.choice("type", List.of(Role.values()));
            if (role.isEmpty() && !fields.has("type")) {
                fields.wrong("type", "is required");
            }
            return new Posted(fields.text("email", LONGEST), role.orElse(Role.MEMBER));
        }
    }

    AdminOperations(Employees employees, OrganiserList organisers, CallerPlaces places) {
        this.employees = employees;
        this.organisers = organisers;
        this.places = places;
    }

    Response list(JsonRequest request) {
        var place = places.of(request.segment(), ApiPermission.ORGANIZERS_ADMINS_READ, request.caller());
        if (place.isEmpty()) {
            return refused(request, ApiPermission.ORGANIZERS_ADMINS_READ);
        }
        return request.query(query -> query.slice()).answer(slice -> {
            var all = employees.contacts(place.get().access().counterId());
            var part = slice.of(all).stream().map(AdminOperations::json).toList();
            return Json.ok(Slice.page(all.size(), part));
        });
    }

    Response add(JsonRequest request) {
        var place = places.of(request.segment(), ApiPermission.ORGANIZERS_ADMINS_WRITE, request.caller());
        if (place.isEmpty()) {
            return refused(request, ApiPermission.ORGANIZERS_ADMINS_WRITE);
        }
        return request.body(Posted::read)
                .answer(posted -> employees
                        .userWithEmail(posted.email())
                        .map(uid -> set(request, place.get(), uid, posted.role()))
                        .orElseGet(AdminOperations::unknownUser));
    }

    private Response set(JsonRequest request, OrganiserPlace place, String uid, Role role) {
        var outcome = employees.set(CallerPlaces.actor(request), place.counterKey(), uid, role);
        return switch (outcome) {
            case Outcome.Done<Nothing> _, Outcome.Unchanged<Nothing> _ ->
                Json.response(201, json(contact(place, uid).orElseThrow()));
            case Outcome.Unknown<Nothing> _, Outcome.Ambiguous<Nothing> _, Outcome.Rejected<Nothing> _ -> unknownUser();
            case Outcome.Refused<Nothing> _ -> lastAdmin();
        };
    }

    Response remove(JsonRequest request) {
        var place = places.of(request.segment(), ApiPermission.ORGANIZERS_ADMINS_WRITE, request.caller());
        if (place.isEmpty()) {
            return refused(request, ApiPermission.ORGANIZERS_ADMINS_WRITE);
        }
        if (contact(place.get(), request.secondSegment()).isEmpty()) {
            return Problem.of(ProblemType.URL_NOT_FOUND, "The organizer has no admin with this id.")
                    .response();
        }
        var actor = CallerPlaces.actor(request);
        return switch (employees.dismiss(place.get().access().counterId(), request.secondSegment(), actor)) {
            case DONE -> Response.empty(204);
            case UNKNOWN_USER ->
                Problem.of(ProblemType.URL_NOT_FOUND, "There is no user with this id.")
                        .response();
            case LAST_ADMIN -> lastAdmin();
        };
    }

    private Optional<Contact> contact(OrganiserPlace place, String uid) {
        return employees.contacts(place.access().counterId()).stream()
                .filter(contact -> contact.uid().equals(uid))
                .findFirst();
    }

    private Response refused(JsonRequest request, ApiPermission permission) {
        return organisers.find(request.segment()).isPresent()
                ? CallerPlaces.forbidden(permission).response()
                : Problem.of(ProblemType.ORGANIZER_NOT_FOUND, "There is no organizer with this id.")
                        .response();
    }

    private static Response unknownUser() {
        return Problem.of(ProblemType.BODY_INVALID_DATA, "No user has this email address.")
                .with(
                        "schemaErrors",
                        List.of(Map.of("jsonPointer", "/email", "error", "No user has this email address.")))
                .response();
    }

    private static Response lastAdmin() {
        return Problem.of(ProblemType.FORBIDDEN, "An organizer keeps at least one admin of type ADMIN.")
                .saying(ProblemText.of("auth.forbidden.last-admin"))
                .with("reason", "LAST_ADMIN")
                .response();
    }

    private static Map<String, Object> json(Contact contact) {
        var body = new LinkedHashMap<String, Object>();
        body.put("userId", contact.uid());
        body.put("email", contact.email());
        body.put("type", contact.role().name());
        return body;
    }
}

package org.spaarpunt.api4.permissions;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.Agents;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.counters.OrganiserPlaces;
import org.spaarpunt.http.Response;

/**
 * {@code GET} and {@code PUT /permissions/{clientId}}: an application that manages permissions reads and replaces those
 * of another, for the organisers for which it may. Permissions for other organisers are neither shown nor changed. A
 * manager may give any permission for one organiser; one that reaches further, or manages permissions, only if it has it
 * there itself.
 */
final class ClientPermissionOperations {
    private static final int MAX_ORGANIZERS = 500;
    private static final int LONGEST_ID = 100;

    private static final Set<ApiPermission> BEYOND_ONE_ORGANISER = Set.copyOf(EnumSet.of(
            ApiPermission.PERMISSIONS_READ,
            ApiPermission.PERMISSIONS_WRITE,
            ApiPermission.EVENTS_READ_ALL,
            ApiPermission.EVENTS_UPDATE_ALL,
            ApiPermission.EVENT_SETTINGS_READ_ALL,
            ApiPermission.EVENT_SETTINGS_UPDATE_ALL,
            ApiPermission.PASSHOLDERS_SEARCH_ALL,
            ApiPermission.PASSHOLDERS_DELETE,
            ApiPermission.PASSHOLDERS_WRITE_SOCIALTARIFF_FULL_CARDSYSTEM,
            ApiPermission.SOCIALTARIFF_EXPORT));

    private final CallerPlaces places;
    private final OrganiserPlaces agentPlaces;
    private final Agents agents;
    private final PermissionsJson json;

    private record Element(String organizerId, Set<ApiPermission> permissions) {
        static Element read(Fields fields) {
            var organizer = fields.object("organizer");
            if (organizer.isEmpty()) {
                fields.wrong("organizer", "is required");
            }
            var names = fields.has("permissionDetails")
                    ? fields.objects("permissionDetails").stream()
                            .map(detail -> detail.text("id", LONGEST_ID))
                            .toList()
                    : fields.texts("permissions", LONGEST_ID);
            for (var name : names) {
                if (!name.isEmpty() && ApiPermission.named(name).isEmpty()) {
                    fields.wrong("permissionDetails", "has an unknown permission");
                }
            }
            return new Element(
                    organizer.map(its -> its.text("id", LONGEST_ID)).orElse(""),
                    names.stream()
                            .flatMap(name -> ApiPermission.named(name).stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** The organisers of a manager with what it may do for each. */
    private record Granter(Map<String, Set<ApiPermission>> permissions) {
        static Granter of(List<OrganiserPlace> places) {
            var all = new HashMap<String, Set<ApiPermission>>();
            places.forEach(place -> all.computeIfAbsent(place.organiserId(), _ -> new HashSet<>())
                    .addAll(place.permissions()));
            return new Granter(all);
        }

        boolean may(ApiPermission permission, String organiser) {
            return permissions.getOrDefault(organiser, Set.of()).contains(permission);
        }

        Set<String> where(ApiPermission permission) {
            return permissions.keySet().stream()
                    .filter(organiser -> may(permission, organiser))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Whether it may add these to what another application may do for the organiser. */
        Optional<ApiPermission> mayNotGive(String organiser, Set<ApiPermission> added) {
            return added.stream()
                    .filter(BEYOND_ONE_ORGANISER::contains)
                    .filter(permission -> !may(permission, organiser))
                    .findFirst();
        }
    }

    ClientPermissionOperations(CallerPlaces places, OrganiserPlaces agentPlaces, Agents agents, PermissionsJson json) {
        this.places = places;
        this.agentPlaces = agentPlaces;
        this.agents = agents;
        this.json = json;
    }

    Response read(JsonRequest request) {
        var readable = Granter.of(places.of(request.caller())).where(ApiPermission.PERMISSIONS_READ);
        if (readable.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.PERMISSIONS_READ).response();
        }
        if (!agents.isApplication(request.segment())) {
            return unknownClient();
        }
        return Json.ok(json.of(agentPlaces.ofAgent(request.segment()).stream()
                .filter(place -> readable.contains(place.organiserId()))
                .toList()));
    }

    Response replace(JsonRequest request) {
        var manager = Granter.of(places.of(request.caller()));
        if (manager.where(ApiPermission.PERMISSIONS_WRITE).isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.PERMISSIONS_WRITE).response();
        }
        return request.bodies(MAX_ORGANIZERS, Element::read).answer(elements -> replace(request, manager, elements));
    }

    private Response replace(JsonRequest request, Granter manager, List<Element> elements) {
        var present = agents.permissions(request.segment());
        var wanted = new HashMap<String, Set<ApiPermission>>();
        elements.forEach(element -> wanted.merge(
                element.organizerId(),
                element.permissions(),
                (one, other) -> Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet())));
        // What was read and sent back for an organiser that is not the manager's own changes nothing.
        wanted.entrySet().removeIf(entry -> entry.getValue().equals(present.getOrDefault(entry.getKey(), Set.of())));
        var refusal = wanted.entrySet().stream()
                .flatMap(entry -> refusal(manager, entry.getKey(), entry.getValue(), present).stream())
                .findFirst();
        if (refusal.isPresent()) {
            return refusal.get().response();
        }
        manager.where(ApiPermission.PERMISSIONS_WRITE).stream()
                .filter(present::containsKey)
                .filter(organiser -> elements.stream()
                        .noneMatch(element -> element.organizerId().equals(organiser)))
                .forEach(organiser -> wanted.put(organiser, Set.of()));
        return switch (agents.set(CallerPlaces.actor(request), request.segment(), wanted)) {
            case Outcome.Done<Outcome.Nothing> _, Outcome.Unchanged<Outcome.Nothing> _ -> Response.empty(204);
            case Outcome.Unknown<Outcome.Nothing> _ -> unknownClient();
            case Outcome.Ambiguous<Outcome.Nothing> _,
                    Outcome.Rejected<Outcome.Nothing> _,
                    Outcome.Refused<Outcome.Nothing> _ ->
                throw new IllegalStateException("Ids name one thing, and any application may have permissions");
        };
    }

    private static Optional<Problem> refusal(
            Granter manager, String organiser, Set<ApiPermission> wanted, Map<String, Set<ApiPermission>> present) {
        if (!manager.may(ApiPermission.PERMISSIONS_WRITE, organiser)) {
            return Optional.of(
                    CallerPlaces.forbidden(ApiPermission.PERMISSIONS_WRITE).with("organizerId", organiser));
        }
        var added = new HashSet<>(wanted);
        added.removeAll(present.getOrDefault(organiser, Set.of()));
        return manager.mayNotGive(organiser, added)
                .map(permission -> CallerPlaces.forbidden(permission).with("organizerId", organiser));
    }

    private static Response unknownClient() {
        return Problem.of(ProblemType.CLIENT_NOT_FOUND, "There is no client with this id.")
                .response();
    }
}

package org.spaarpunt.api4.organizers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.spaarpunt.api4.json.OrganizerJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.Organiser;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList;

/**
 * {@code GET /organizers} and {@code GET /organizers/{id}}. A caller that may search organisers for one of its own finds
 * those that take part in a card system of it.
 */
final class OrganizerOperations {
    private final OrganiserList organisers;
    private final CardSystemList cardSystems;
    private final CallerPlaces places;

    private record Asked(
            String name,
            Optional<Long> cardSystem,
            Optional<Long> group,
            boolean descending,
            boolean none,
            Slice slice) {
        static Asked read(Query query) {
            var system = query.text("cardSystemId");
            var group = query.text("groupId");
            return new Asked(
                    query.text("name").orElse(""),
                    system.flatMap(Asked::number),
                    group.flatMap(Asked::number),
                    query.text("sort[name]").filter("desc"::equalsIgnoreCase).isPresent(),
                    group.isPresent() && number(group.get()).isEmpty(),
                    query.slice());
        }

        private static Optional<Long> number(String text) {
            return Optional.of(text)
                    .filter(digits -> digits.matches("[0-9]{1,18}"))
                    .map(Long::valueOf);
        }
    }

    OrganizerOperations(OrganiserList organisers, CardSystemList cardSystems, CallerPlaces places) {
        this.organisers = organisers;
        this.cardSystems = cardSystems;
        this.places = places;
    }

    Response list(JsonRequest request) {
        var systems = systems(request);
        if (systems.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.ORGANIZERS_SEARCH).response();
        }
        return request.query(Asked::read).answer(asked -> {
            if (asked.cardSystem().filter(Predicate.not(this::exists)).isPresent()) {
                return Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.")
                        .withStatus(400)
                        .response();
            }
            var within = new HashSet<>(systems);
            asked.cardSystem().ifPresent(system -> within.retainAll(Set.of(system)));
            if (asked.none() || within.isEmpty()) {
                return Json.ok(Slice.page(0, List.of()));
            }
            var page = organisers.find(
                    new OrganiserList.Criteria(within, asked.name(), asked.group()),
                    asked.descending(),
                    asked.slice().start(),
                    asked.slice().limit());
            return Json.ok(Slice.page(
                    page.total(),
                    page.organisers().stream().map(OrganizerJson::of).toList()));
        });
    }

    Response show(JsonRequest request) {
        var systems = systems(request);
        if (systems.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.ORGANIZERS_SEARCH).response();
        }
        return organisers
                .find(request.segment())
                .map(organiser -> shown(organiser, systems))
                .orElseGet(() -> Problem.of(ProblemType.ORGANIZER_NOT_FOUND, "There is no organizer with this id.")
                        .response());
    }

    private static Response shown(Organiser organiser, Set<Long> systems) {
        return organiser.cardSystemIds().stream().anyMatch(systems::contains)
                ? Json.ok(OrganizerJson.of(organiser))
                : CallerPlaces.forbidden(ApiPermission.ORGANIZERS_SEARCH).response();
    }

    private boolean exists(long cardSystem) {
        return cardSystems.find(cardSystem).isPresent();
    }

    /** The card systems of the places where the caller may search organisers. */
    private Set<Long> systems(JsonRequest request) {
        var systems = new HashSet<Long>();
        places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.ORGANIZERS_SEARCH))
                .forEach(place -> systems.addAll(place.access().actions().keySet()));
        return systems;
    }
}

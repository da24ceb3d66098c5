package org.spaarpunt.api4.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.associations.Association;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.associations.AssociationMembership;
import org.spaarpunt.associations.EndRule;
import org.spaarpunt.associations.MembershipObjection;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.passholders.CardSystemMembership.Status;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.time.LocalZone;

/** Associations, and passholders' memberships of them. */
final class AssociationOperations {
    private static final int LONGEST_ID = 100;

    private final AssociationFeature feature;
    private final Passholders passholders;
    private final CallerPlaces places;
    private final InstantSource clock;

    private enum Wish {
        READ,
        WRITE
    }

    private record Asked(String organiserId, Wish wish, Slice slice) {}

    private record Posted(String association, Optional<LocalDate> end) {
        static Posted read(Fields fields) {
            var association = fields.object("association").map(object -> object.text("id", LONGEST_ID));
            if (association.isEmpty()) {
                fields.wrong("association", "must be an object with the id of an association");
            }
            return new Posted(association.orElse(""), fields.date("endDate"));
        }
    }

    AssociationOperations(
            AssociationFeature feature, Passholders passholders, CallerPlaces places, InstantSource clock) {
        this.feature = feature;
        this.passholders = passholders;
        this.places = places;
        this.clock = clock;
    }

    /** {@code GET /associations}: those whose members the organiser may see, or make. */
    Response list(JsonRequest request) {
        return request.query(query -> new Asked(
                        query.required("organizerId"),
                        query.choice("permission", List.of(Wish.values())).orElse(Wish.READ),
                        query.slice()))
                .answer(asked -> at(asked.organiserId(), request, place -> {
                    var found = feature.directory().all().stream()
                            .filter(one -> allows(asked.wish(), one, place.access()))
                            .toList();
                    var shown = asked.slice().of(found).stream()
                            .map(AssociationOperations::association)
                            .toList();
                    return Json.ok(Slice.page(found.size(), shown));
                }));
    }

    private static boolean allows(Wish wish, Association association, CounterAccess counter) {
        return switch (wish) {
            case READ -> association.allows(CounterAction.ASSOCIATION_READ, counter);
            case WRITE -> association.registersAt(counter);
        };
    }

    /**
     * {@code GET /passholders/{passholderId}/association-memberships}: also those that the passholder could have. Always
     * a list, because the public counter application fails on every refusal: a caller that may not see any membership
     * gets an empty one.
     */
    Response memberships(JsonRequest request) {
        var organiserId = request.query()
                .firstFilled("organizerId")
                .or(() -> request.query().firstFilled("organiserId"));
        return Json.ok(places.reading(Set.of(ApiPermission.ASSOCIATIONS), organiserId, request.caller())
                .flatMap(place -> person(request, place).map(person -> memberships(person, place.access())))
                .orElseGet(List::of));
    }

    private Optional<Person> person(JsonRequest request, OrganiserPlace place) {
        try {
            return passholders.person(request.segment(), places.inquiry(request, place), Pictures.WITHOUT);
        } catch (LookupsExhaustedException _) {
            return Optional.empty();
        }
    }

    private List<Map<String, Object>> memberships(Person person, CounterAccess counter) {
        var today = LocalZone.dayOf(clock.instant());
        var present = person.memberships().stream()
                .collect(Collectors.toMap(membership -> membership.association().id(), Function.identity()));
        var ofThePassholder = person.memberships().stream()
                .filter(membership -> membership.association().allows(CounterAction.ASSOCIATION_READ, counter))
                .map(membership -> membership(membership, today));
        var possible = feature.directory().all().stream()
                .filter(association -> !present.containsKey(association.id()))
                .filter(association -> takesPart(person, association.registeringAt(counter)))
                .map(AssociationOperations::possible);
        return Stream.concat(ofThePassholder, possible).toList();
    }

    private static boolean takesPart(Person person, Set<Long> cardSystems) {
        return person.cardSystems().stream()
                .anyMatch(link -> link.status() == Status.ACTIVE
                        && cardSystems.contains(link.cardSystem().id()));
    }

    /** {@code POST /passholders/{passholderId}/association-memberships}: makes or renews one. */
    Response register(JsonRequest request) {
        return request.query(query -> query.required("organizerId"))
                .answer(organiserId -> request.body(Posted::read)
                        .answer(posted -> at(
                                organiserId,
                                request,
                                place -> answer(
                                        feature.memberships()
                                                .register(
                                                        request.segment(),
                                                        id(posted.association()),
                                                        posted.end(),
                                                        place.access(),
                                                        CallerPlaces.actor(request)),
                                        201,
                                        400))));
    }

    /** {@code DELETE /passholders/{passholderId}/association-memberships/{associationId}}: ends one. */
    Response end(JsonRequest request) {
        return request.query(query -> query.required("organizerId"))
                .answer(organiserId -> at(
                        organiserId,
                        request,
                        place -> answer(
                                feature.memberships()
                                        .end(
                                                request.segment(),
                                                id(request.secondSegment()),
                                                place.access(),
                                                CallerPlaces.actor(request)),
                                204,
                                404)));
    }

    private Response at(String organiserId, JsonRequest request, Function<OrganiserPlace, Response> answer) {
        return places.of(organiserId, ApiPermission.ASSOCIATIONS, request.caller())
                .map(answer)
                .orElseGet(
                        () -> CallerPlaces.forbidden(ApiPermission.ASSOCIATIONS).response());
    }

    /** @param unknownAssociation the status if there is no such association */
    private static Response answer(Optional<MembershipObjection> objection, int done, int unknownAssociation) {
        return objection.map(why -> problem(why, unknownAssociation).response()).orElseGet(() -> Response.empty(done));
    }

    private static Problem problem(MembershipObjection objection, int unknownAssociation) {
        return switch (objection) {
            case UNKNOWN_PASSHOLDER -> Passholders.notFound();
            case UNKNOWN_ASSOCIATION ->
                Problem.of(ProblemType.ASSOCIATION_NOT_FOUND, "There is no association with this id.")
                        .withStatus(unknownAssociation);
            case MAY_NOT_REGISTER, MAY_NOT_USE_ASSOCIATION ->
                CallerPlaces.forbidden(ApiPermission.ASSOCIATIONS).with("reason", objection.name());
            case NO_MEMBER_OF_CARD_SYSTEM ->
                Problem.of(
                        ProblemType.ASSOCIATION_PASSHOLDER_CARD_SYSTEM_MISMATCH,
                        "The passholder is not a member of a card system of the association.");
            case TOO_OLD -> notRenewable(objection, "The passholder is too old, or of unknown age.", ".too-old");
            case END_NEEDED -> notRenewable(objection, "An endDate that is not past is needed.", ".end");
            case NOT_RENEWABLE -> notRenewable(objection, "The membership cannot be renewed yet.", "");
        };
    }

    private static Problem notRenewable(MembershipObjection objection, String detail, String text) {
        return Problem.of(ProblemType.ASSOCIATION_MEMBERSHIP_RENEW_NOT_POSSIBLE, detail)
                .saying(ProblemText.of("uitpas.association-membership-renew-not-possible" + text))
                .with("reason", objection.name());
    }

    /** An id that is no number is that of no association. */
    private static long id(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Map<String, Object> association(Association association) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", String.valueOf(association.id()));
        json.put("name", association.name());
        json.put(
                "endDateType",
                switch (association.endRule()) {
                    case EndRule.Free _ -> "CUSTOM";
                    case EndRule.AfterBirth _ -> "BASED_ON_DATE_OF_BIRTH";
                    case EndRule.AfterRegistration _ -> "BASED_ON_REGISTRATION_DATE";
                });
        return json;
    }

    private static Map<String, Object> membership(AssociationMembership membership, LocalDate today) {
        var json = new LinkedHashMap<String, Object>();
        json.put("association", association(membership.association()));
        json.put("status", membership.isExpiredOn(today) ? "EXPIRED" : "ACTIVE");
        json.put("endDate", membership.endDate().toString());
        boolean renewable = membership.isRenewableOn(today);
        json.put("renewable", renewable);
        membership
                .newEnd(today)
                .filter(_ -> renewable && membership.association().endRule() instanceof EndRule.Free)
                .ifPresent(end -> json.put("newEndDate", end.toString()));
        return json;
    }

    private static Map<String, Object> possible(Association association) {
        var json = new LinkedHashMap<String, Object>();
        json.put("association", association(association));
        json.put("status", "NONE");
        json.put("renewable", false);
        if (association.endRule() instanceof EndRule.Free(var end)) {
            json.put("newEndDate", end.toString());
        }
        return json;
    }
}

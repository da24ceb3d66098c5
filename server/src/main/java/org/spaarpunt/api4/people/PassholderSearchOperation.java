package org.spaarpunt.api4.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.associations.AssociationReader;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderCriteria;
import org.spaarpunt.passholders.PassholderCriteria.Club;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.passholders.PassholderCriteria.Tariff;
import org.spaarpunt.passholders.PassholderCriteria.Words;
import org.spaarpunt.passholders.PassholderOrder;
import org.spaarpunt.passholders.PassholderSearch;
import org.spaarpunt.time.LocalZone;

/**
 * {@code GET /passholders}: the passholder with a number, or those that have these details. A number that is not in use is
 * answered with an empty list, by which clients find out that they should look for a group.
 */
final class PassholderSearchOperation {
    private static final Set<ApiPermission> BY_DETAILS =
            Set.of(ApiPermission.PASSHOLDERS_SEARCH, ApiPermission.PASSHOLDERS_SEARCH_ALL);

    private final PassholderByNumber byNumber;
    private final PassholderSearch search;
    private final AssociationReader associations;
    private final PassholderJson json;
    private final CallerPlaces places;
    private final InstantSource clock;

    private enum Members {
        ACTIVE,
        EXPIRED,
        ALL
    }

    /** @param members of the association, if one is asked for */
    private record Asked(
            Words words,
            Range<LocalDate> born,
            Optional<Long> association,
            Members members,
            Optional<String> school,
            Optional<String> organiserId,
            boolean descending,
            Slice slice) {

        static Asked read(Query query) {
            return new Asked(
                    new Words(
                            beginning(query.text("name")),
                            beginning(query.text("firstName")),
                            query.text("address.street").orElse(""),
                            "",
                            query.text("address.city").orElse(""),
                            query.text("email").orElse("")),
                    born(query),
                    association(query),
                    query.choice("associationMembershipStatus", List.of(Members.values()))
                            .orElse(Members.ACTIVE),
                    query.text("schoolId"),
                    query.text("organizerId"),
                    query.text("sort[name]").filter("desc"::equals).isPresent(),
                    query.slice());
        }

        /** Part of a name is its beginning, for which there is an index, unless stars say otherwise. */
        private static String beginning(Optional<String> name) {
            return name.map(text -> text.contains("*") ? text : text + "*").orElse("");
        }

        private static Range<LocalDate> born(Query query) {
            var exactly = query.date("dateOfBirth");
            return new Range<>(
                    exactly.or(() -> query.date("dateOfBirthFrom")), exactly.or(() -> query.date("dateOfBirthTo")));
        }

        /** An id that is no number is that of no association. */
        private static Optional<Long> association(Query query) {
            return query.text("associationId")
                    .map(_ -> query.ids("associationId").stream().findFirst().orElse(0L));
        }

        boolean namesNobody() {
            return words.equals(new Words("", "", "", "", "", ""))
                    && born.isOpen()
                    && association.isEmpty()
                    && school.isEmpty();
        }

        PassholderCriteria criteria(LocalDate today) {
            return new PassholderCriteria(
                    Optional.empty(),
                    List.of(),
                    words,
                    born,
                    new Tariff(Optional.empty(), new Range<>(Optional.empty(), Optional.empty())),
                    new Range<>(Optional.empty(), Optional.empty()),
                    new Range<>(Optional.empty(), Optional.empty()),
                    Set.of(),
                    school.orElse(""),
                    association.map(id -> new Club(id, ends(today))),
                    true);
        }

        private Range<LocalDate> ends(LocalDate today) {
            return switch (members) {
                case ACTIVE -> new Range<>(Optional.of(today), Optional.empty());
                case EXPIRED -> new Range<>(Optional.empty(), Optional.of(today.minusDays(1)));
                case ALL -> new Range<>(Optional.empty(), Optional.empty());
            };
        }
    }

    PassholderSearchOperation(
            PassholderByNumber byNumber,
            PassholderSearch search,
            AssociationReader associations,
            PassholderJson json,
            CallerPlaces places,
            InstantSource clock) {
        this.byNumber = byNumber;
        this.search = search;
        this.associations = associations;
        this.json = json;
        this.places = places;
        this.clock = clock;
    }

    Response find(JsonRequest request) {
        return PassholderByNumber.NAMES.stream()
                        .anyMatch(name -> request.query().firstFilled(name).isPresent())
                ? byNumber.find(request)
                : request.query(Asked::read).answer(asked -> find(asked, request));
    }

    private Response find(Asked asked, JsonRequest request) {
        var place = places.reading(BY_DETAILS, asked.organiserId(), request.caller());
        if (place.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SEARCH).response();
        }
        if (asked.namesNobody() && hasEmptyNumber(request)) {
            return PassholderByNumber.nobody();
        }
        var association = asked.association().flatMap(id -> objection(id, place.get()));
        if (association.isPresent()) {
            return association.get().response();
        }
        var page = search.find(
                asked.criteria(LocalZone.dayOf(clock.instant())),
                places.inquiry(request, place.get()),
                new PassholderOrder(PassholderOrder.Key.NAME, asked.descending()),
                asked.slice().start(),
                asked.slice().limit());
        return Json.ok(Slice.page(page.total(), json.all(page.people())));
    }

    /** A number that is empty is no wish to see everybody: a client takes the first person for the one with the number. */
    private static boolean hasEmptyNumber(JsonRequest request) {
        return PassholderByNumber.NAMES.stream()
                .anyMatch(name -> !request.query().all(name).isEmpty());
    }

    /** Only counters that register members of an association may see who its members are. */
    private Optional<Problem> objection(long id, OrganiserPlace place) {
        var association = associations.find(id);
        if (association.isEmpty()) {
            return Optional.of(
                    Problem.of(ProblemType.ASSOCIATION_NOT_FOUND, "There is no association with this associationId."));
        }
        return association.get().allows(CounterAction.ASSOCIATION_USE, place.access())
                ? Optional.empty()
                : Optional.of(CallerPlaces.forbidden(ApiPermission.ASSOCIATIONS));
    }
}

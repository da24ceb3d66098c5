package org.spaarpunt.api4.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.NewMembership;
import org.spaarpunt.passholders.NewMembership.Way;
import org.spaarpunt.passholders.NewPassholder.Consents;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;

/**
 * {@code /passholders/{passholderId}/memberships/{cardSystemId}}: a passholder becomes a member of another card system.
 * A passholder that the caller does not know yet must be there: the caller looked them up by chip or national number, or
 * sends the date of birth or a code from the passholder's own page, which is beyond the public description.
 */
final class MembershipOperations {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_CODE = 40;

    private final PassholderFeature feature;
    private final CardSystemList cardSystems;
    private final Passholders passholders;
    private final CallerPlaces places;

    private enum Kind {
        NFC_CARD,
        DIGITAL
    }

    /** @param number of the card that is handed out; empty: the passholder uses the one they have */
    private record Posted(
            String organiser,
            Optional<String> number,
            Optional<LocalDate> tariffEnd,
            Evidence evidence,
            boolean voucher) {
        static Posted read(Fields fields) {
            var organiser = fields.object("registrationOrganizer").map(given -> given.text("id", LONGEST_ID));
            if (organiser.isEmpty()) {
                fields.wrong("registrationOrganizer", "must be an object with the id of an organizer");
            }
            if (!fields.has("cardType")) {
                fields.wrong("cardType", "is required");
            }
            var card = fields.choice("cardType", List.of(Kind.values())).filter(Kind.NFC_CARD::equals);
            var number = card.map(_ -> fields.text("uitpasNumber", LONGEST_CODE));
            return new Posted(
                    organiser.orElse(""),
                    number,
                    fields.object("socialTariff").flatMap(Posted::end),
                    new Evidence(fields.date("dateOfBirth"), fields.optionalText("passholderCode", LONGEST_CODE)),
                    fields.has("voucher"));
        }

        private static Optional<LocalDate> end(Fields tariff) {
            return tariff.has("socialTariffEndDate")
                    ? tariff.date("socialTariffEndDate")
                    : tariff.wrong("socialTariffEndDate", "is required");
        }
    }

    MembershipOperations(PeopleParts parts, Passholders passholders) {
        this.feature = parts.passholders();
        this.cardSystems = parts.cardSystems();
        this.passholders = passholders;
        this.places = parts.places();
    }

    /** What would come of it. A membership is never replaced: the passholder keeps it, with another card. */
    Response preview(JsonRequest request) {
        return request.query(query -> query.required("organizerId", "organiserId"))
                .answer(organiser -> inCardSystem(
                        request,
                        system -> at(
                                organiser,
                                request,
                                place -> passholders
                                        .view(request.segment(), places.inquiry(request, place), Pictures.WITHOUT)
                                        .map(view -> preview(view, system))
                                        .orElseGet(() -> Passholders.notFound().response()))));
    }

    private static Response preview(PersonView view, CardSystem system) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", systems(view).contains(system.id()) ? "NOT_POSSIBLE" : "NEW_MEMBERSHIP");
        body.put("addressChangeRequired", false);
        return Json.ok(body);
    }

    private static Set<Long> systems(PersonView view) {
        return switch (view) {
            case Person person ->
                Set.copyOf(person.cardSystems().stream()
                        .map(link -> link.cardSystem().id())
                        .toList());
            case PersonAtDoor stranger ->
                Set.copyOf(stranger.memberships().stream()
                        .map(link -> link.cardSystem().id())
                        .toList());
        };
    }

    Response join(JsonRequest request) {
        return request.body(Posted::read)
                .answer(posted -> inCardSystem(
                        request,
                        system -> at(posted.organiser(), request, place -> join(request, posted, system, place))));
    }

    private Response join(JsonRequest request, Posted posted, CardSystem system, OrganiserPlace place) {
        if (posted.voucher()) {
            return Problem.of(ProblemType.INVALID_VOUCHER_CODE, "This server knows no vouchers.")
                    .response();
        }
        var card = posted.number().flatMap(UitpasNumber::parse);
        if (posted.number().isPresent() && card.isEmpty()) {
            return Problem.of(ProblemType.INVALID_UITPAS_NUMBER, "The uitpasNumber is not a number of a card.")
                    .response();
        }
        if (card.flatMap(feature.cards()::find)
                .filter(held -> !held.cardSystem().equals(system))
                .isPresent()) {
            return Problem.of(ProblemType.INVALID_CARD_SYSTEM, "The card is of another card system.")
                    .response();
        }
        var way = card.<Way>map(Way.WithCard::new).orElseGet(() -> new Way.AsTheyAre(system.id()));
        var wanted = new NewMembership(
                request.segment(), way, posted.tariffEnd(), new Consents(false, false, false), posted.evidence());
        return feature.joining()
                .join(wanted, Passholders.employee(place, request))
                .map(objection -> ObjectionProblems.of(objection, ApiPermission.PASSHOLDERS_WRITE)
                        .response())
                .orElseGet(() -> Response.empty(201));
    }

    private Response inCardSystem(JsonRequest request, Function<CardSystem, Response> answer) {
        var id = request.secondSegment();
        var system = id.matches("[0-9]{1,18}") ? cardSystems.find(Long.parseLong(id)) : Optional.<CardSystem>empty();
        return system.map(answer)
                .orElseGet(() -> Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.")
                        .response());
    }

    private Response at(String organiser, JsonRequest request, Function<OrganiserPlace, Response> answer) {
        var permission = ApiPermission.PASSHOLDERS_WRITE;
        return places.of(organiser, permission, request.caller())
                .map(answer)
                .orElseGet(() -> CallerPlaces.forbidden(permission).response());
    }
}

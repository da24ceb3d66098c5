package org.spaarpunt.api4.passes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spaarpunt.api4.json.CardJson;
import org.spaarpunt.api4.json.CardSystemJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.GroupPass;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.time.LocalZone;

/**
 * {@code GET /passes} and its older forms {@code /passes/{uitpasNumber}}, {@code /chip-numbers/{chipNumber}} and {@code
 * /insz-numbers/{inszNumber}}: what the holder of a pass shows at a door. What a caller may not see of a passholder is
 * an empty text here, because clients insist on texts.
 */
final class PassOperations {
    private final PassholderFeature passholders;
    private final CallerPlaces places;
    private final InstantSource clock;

    /** How a card that cannot be used is refused: the older forms have a type of problem for blocked ones alone. */
    private enum Form {
        ANY_IDENTIFIER,
        OLDER
    }

    private record Pass(HeldCard card, Inquiry inquiry, Form form) {}

    PassOperations(PassParts parts) {
        this.passholders = parts.passholders();
        this.places = parts.places();
        this.clock = parts.clock();
    }

    Response byIdentifier(JsonRequest request) {
        return request.query(query -> query.required("identifier"))
                .answer(identifier -> find(
                        ApiPermission.PASSES_READ,
                        Form.ANY_IDENTIFIER,
                        inquiry -> passholders.identification().card(identifier, inquiry),
                        request));
    }

    Response byUitpasNumber(JsonRequest request) {
        var number = UitpasNumber.parse(request.segment());
        if (number.isEmpty()) {
            return malformed().response();
        }
        return find(
                ApiPermission.PASSES_READ,
                Form.OLDER,
                inquiry -> passholders.lookup().card(number.get(), inquiry, Visibility.DOOR),
                request);
    }

    Response byChip(JsonRequest request) {
        var chip = ChipNumber.parse(request.segment());
        return chip.isEmpty()
                ? notFound().response()
                : find(
                        ApiPermission.PASSES_CHIPNUMBERS_READ,
                        Form.OLDER,
                        inquiry -> passholders.lookup().card(chip.get(), inquiry, Visibility.DOOR),
                        request);
    }

    Response byNationalNumber(JsonRequest request) {
        var number = NationalNumber.parse(request.segment());
        return number.isEmpty()
                ? notFound().response()
                : find(
                        ApiPermission.PASSES_INSZNUMBERS_READ,
                        Form.OLDER,
                        inquiry -> passholders.lookup().card(number.get(), inquiry),
                        request);
    }

    private Response find(
            ApiPermission permission, Form form, Function<Inquiry, Lookup<HeldCard>> lookup, JsonRequest request) {
        var place = places.reading(Set.of(permission), Optional.empty(), request.caller());
        if (place.isEmpty()) {
            return CallerPlaces.forbidden(permission).response();
        }
        var inquiry = places.inquiry(request, place.get());
        return switch (lookup.apply(inquiry)) {
            case Lookup.Found<HeldCard>(var card, var _) -> answer(new Pass(card, inquiry, form));
            case Lookup.Unknown<HeldCard> _, Lookup.Hidden<HeldCard> _ ->
                isMistyped(request) ? malformed().response() : notFound().response();
        };
    }

    /** A number that is not in use and whose check digit is wrong was mistyped. */
    private static boolean isMistyped(JsonRequest request) {
        return !request.segments().isEmpty()
                && UitpasNumber.parse(request.segment())
                        .filter(number -> !number.hasValidCheckDigit())
                        .isPresent();
    }

    private Response answer(Pass pass) {
        return switch (pass.card().holder()) {
            case Holder.OfPassholder(var passholder) -> ofPerson(pass, passholder);
            case Holder.OfGroup(var id) -> ofGroup(pass, id);
            case Holder.Nobody _ -> unusable(pass, Map.of()).response();
        };
    }

    private Response ofPerson(Pass pass, Passholder passholder) {
        if (pass.card().status() != CardStatus.ACTIVE) {
            return unusable(pass, Map.of("passholderId", passholder.uid(), "groupPass", false))
                    .response();
        }
        return passholders
                .people()
                .find(passholder, pass.inquiry().viewer(), Pictures.WITHOUT)
                .map(view -> view.isBlocked()
                        ? Problem.of(ProblemType.PASSHOLDER_BLOCKED, "The passholder is blocked in every card system.")
                                .response()
                        : Json.ok(person(pass.card(), view)))
                .orElseGet(() -> notFound().response());
    }

    private Map<String, Object> person(HeldCard card, PersonView view) {
        return switch (view) {
            case Person person -> {
                var json = pass(person.uid(), "INDIVIDUAL", card);
                json.put("firstName", person.details().name().first());
                json.put("points", person.points());
                json.put("postalCode", person.details().address().postalCode());
                put(tariffUntil(person, card), json);
                yield json;
            }
            case PersonAtDoor stranger -> {
                var json = pass(stranger.uid(), "INDIVIDUAL", card);
                json.put("firstName", stranger.firstName());
                json.put("points", stranger.points());
                json.put("postalCode", "");
                boolean tariff = stranger.memberships().stream()
                        .filter(one -> one.cardSystem().equals(card.cardSystem()))
                        .anyMatch(PersonAtDoor.Membership::socialTariff);
                json.put("socialTariff", Map.of("status", tariff ? "ACTIVE" : "NONE"));
                yield json;
            }
        };
    }

    /** In the card system of the card: a passholder may have a social tariff in one region and none in another. */
    private static Optional<LocalDate> tariffUntil(Person person, HeldCard card) {
        return person.cardSystems().stream()
                .filter(link -> link.cardSystem().equals(card.cardSystem()))
                .flatMap(link -> link.socialTariffUntil().stream())
                .findFirst();
    }

    private Response ofGroup(Pass pass, long id) {
        var group = passholders
                .groupPasses()
                .find(id)
                .filter(_ -> pass.inquiry().viewer().readsGroupPasses());
        if (group.isEmpty()) {
            return notFound().response();
        }
        if (pass.card().status() != CardStatus.ACTIVE) {
            return unusable(pass, Map.of("passholderId", group.get().uuid(), "groupPass", true))
                    .response();
        }
        return Json.ok(group(pass.card(), group.get()));
    }

    private Map<String, Object> group(HeldCard card, GroupPass group) {
        var json = pass(group.uuid(), "GROUP", card);
        json.put("firstName", group.name());
        json.put("points", 0);
        json.put("postalCode", "");
        put(group.endDate(), json);
        return json;
    }

    private static Map<String, Object> pass(String id, String type, HeldCard card) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passholderId", id);
        json.put("passType", type);
        json.put("uitpasNumber", card.number().digits());
        json.put("cardSystem", CardSystemJson.of(card.cardSystem()));
        return json;
    }

    /** The social tariff, and what must be shown about it. */
    private void put(Optional<LocalDate> until, Map<String, Object> json) {
        var today = LocalZone.dayOf(clock.instant());
        if (until.isEmpty()) {
            json.put("socialTariff", Map.of("status", "NONE"));
            return;
        }
        boolean expired = until.get().isBefore(today);
        var tariff = new LinkedHashMap<String, Object>();
        tariff.put("status", expired ? "EXPIRED" : "ACTIVE");
        tariff.put("endDate", CardJson.lastSecondOf(until.get()));
        json.put("socialTariff", tariff);
        if (expired) {
            var message = new LinkedHashMap<String, Object>();
            message.put("level", "WARN");
            message.put("text", ProblemText.of("message.social-tariff-expired").in(Language.NL));
            json.put("messages", List.of(message));
        }
    }

    private static Problem unusable(Pass pass, Map<String, Object> holder) {
        var status = pass.card().status();
        boolean blocked = status == CardStatus.BLOCKED;
        var problem = Problem.of(
                        blocked && pass.form() == Form.OLDER
                                ? ProblemType.CARD_BLOCKED
                                : ProblemType.INVALID_CARD_STATUS,
                        "The card is not active.")
                .saying(ProblemText.of("uitpas.invalid-card-status" + (blocked ? ".blocked" : "")))
                .with("cardStatus", CardJson.status(status));
        for (var field : holder.entrySet()) {
            problem = problem.with(field.getKey(), field.getValue());
        }
        return problem;
    }

    private static Problem malformed() {
        return Problem.of(ProblemType.INVALID_UITPAS_NUMBER, "A UiTPAS number has 13 digits, the last a check digit.");
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.PASS_NOT_FOUND, "There is no pass with this number.");
    }
}

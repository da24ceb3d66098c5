package org.spaarpunt.api4.passes;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.api4.json.CardJson;
import org.spaarpunt.api4.json.CardSystemJson;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.GroupPass;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.time.LocalZone;

/**
 * {@code GET /grouppasses} and {@code GET /grouppasses/{passholderId}}. The number of a person's card is answered like
 * one that does not exist: clients ask for every card whether it is a group's. A caller that only names its application
 * learns no name of a group, and is counted by its address.
 */
final class GroupPassOperations {
    private static final String UITPAS_NUMBER = "uitpasNumber";
    private static final String CHIP_NUMBER = "chipNumber";

    private final PassholderFeature passholders;
    private final CallerPlaces places;
    private final InstantSource clock;

    private record Asked(Optional<CardReference> card, Slice slice) {}

    GroupPassOperations(PassParts parts) {
        this.passholders = parts.passholders();
        this.places = parts.places();
        this.clock = parts.clock();
    }

    Response find(JsonRequest request) {
        if (!may(request)) {
            return forbidden();
        }
        return request.query(query -> new Asked(asked(query, request), query.slice()))
                .answer(asked -> tooOften(request).orElseGet(() -> {
                    boolean named = !isUnproven(request.caller());
                    var found = asked.card()
                            .flatMap(card -> withCard(card, named))
                            .map(List::of)
                            .orElseGet(List::of);
                    return Json.ok(Slice.page(found.size(), asked.slice().of(found)));
                }));
    }

    private static boolean isUnproven(ApiCaller caller) {
        return caller instanceof ApiCaller.Identified;
    }

    private Optional<Response> tooOften(JsonRequest request) {
        return isUnproven(request.caller())
                ? passholders
                        .groupPassTries()
                        .begin(request.arrival().from())
                        .map(freeIn -> Problem.of(
                                        ProblemType.RATE_LIMITED,
                                        "Too many group passes were looked up from this address.")
                                .response()
                                .with("Retry-After", String.valueOf(freeIn.toSeconds() + 1)))
                : Optional.empty();
    }

    /** Empty if the number is sent without a value, which is what a client does that has a national number instead. */
    private static Optional<CardReference> asked(Query query, JsonRequest request) {
        var number = query.text(UITPAS_NUMBER);
        if (number.isPresent()) {
            return read(query, ProblemType.INVALID_UITPAS_NUMBER, UitpasNumber.parse(number.get()));
        }
        var chip = query.text(CHIP_NUMBER);
        if (chip.isPresent()) {
            return read(query, ProblemType.INVALID_QUERY, ChipNumber.parse(chip.get()));
        }
        return request.query().all(UITPAS_NUMBER).isEmpty()
                        && request.query().all(CHIP_NUMBER).isEmpty()
                ? query.wrong(UITPAS_NUMBER, "or \"chipNumber\" is required")
                : Optional.empty();
    }

    private static Optional<CardReference> read(
            Query query, ProblemType otherwise, Optional<? extends CardReference> reference) {
        if (reference.isEmpty()) {
            query.refuse(Problem.of(otherwise, "The number in the query is not a number of that kind."));
        }
        return reference.map(known -> known);
    }

    Response show(JsonRequest request) {
        if (!may(request)) {
            return forbidden();
        }
        return id(request.segment())
                .flatMap(passholders.groupPasses()::cardOf)
                .flatMap(card -> withCard(card, true))
                .map(Json::ok)
                .orElseGet(() -> Problem.of(ProblemType.PASS_NOT_FOUND, "There is no group pass with this id.")
                        .response());
    }

    private boolean may(JsonRequest request) {
        var caller = request.caller() instanceof ApiCaller.Identified(var application)
                ? new ApiCaller.OfClient(application)
                : request.caller();
        return places.with(ApiPermission.GROUPPASSES_SEARCH, caller).isPresent();
    }

    private static Response forbidden() {
        return CallerPlaces.forbidden(ApiPermission.GROUPPASSES_SEARCH).response();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @param named whether the caller may know what the group is called */
    private Optional<Map<String, Object>> withCard(CardReference reference, boolean named) {
        return passholders
                .cards()
                .find(reference)
                .flatMap(card -> card.holder() instanceof Holder.OfGroup(var id)
                        ? passholders.groupPasses().find(id).map(group -> json(group, card, named))
                        : Optional.empty());
    }

    private Map<String, Object> json(GroupPass group, HeldCard card, boolean named) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", group.uuid());
        json.put("uitpasNumber", card.number().digits());
        if (named) {
            json.put("name", group.name());
        }
        json.put("cardStatus", CardJson.status(card.status()));
        group.endDate().ifPresent(until -> {
            boolean active = group.hasSocialTariffOn(LocalZone.dayOf(clock.instant()));
            var tariff = new LinkedHashMap<String, Object>();
            tariff.put("status", active ? "ACTIVE" : "EXPIRED");
            tariff.put("endDate", CardJson.lastSecondOf(until));
            tariff.put("totalTicketsPerYear", group.ticketsPerYear());
            // This server sells no tickets, so all of them are left.
            tariff.put("availableTickets", active ? group.ticketsPerYear() : 0);
            json.put("socialTariff", tariff);
        });
        json.put("cardSystem", CardSystemJson.of(card.cardSystem()));
        return json;
    }
}

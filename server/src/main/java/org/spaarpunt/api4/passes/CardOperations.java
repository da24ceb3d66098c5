package org.spaarpunt.api4.passes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api4.json.CardJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.SocialTariffCards.TariffCard;
import org.spaarpunt.rights.Visibility;

/** {@code GET /cards}: one card; and {@code GET /cards/social-tariff/{cardSystemId}/active}: those with a tariff. */
final class CardOperations {
    /** For the list with a tariff no 404 is declared. */
    private static final int DECLARED = 400;

    private final PassholderFeature passholders;
    private final CardSystemList cardSystems;
    private final CallerPlaces places;

    CardOperations(PassParts parts) {
        this.passholders = parts.passholders();
        this.cardSystems = parts.cardSystems();
        this.places = parts.places();
    }

    Response card(JsonRequest request) {
        var place = places.reading(Set.of(ApiPermission.CARDS_READ), Optional.empty(), request.caller());
        if (place.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.CARDS_READ).response();
        }
        return request.query(CardOperations::asked).answer(reference -> switch (passholders
                .lookup()
                .card(reference, places.inquiry(request, place.get()), Visibility.DOOR)) {
            case Lookup.Found<HeldCard>(var card, var _) -> Json.ok(CardJson.card(card));
            case Lookup.Unknown<HeldCard> _, Lookup.Hidden<HeldCard> _ ->
                Problem.of(ProblemType.PASS_NOT_FOUND, "There is no card with this number.")
                        .response();
        });
    }

    private static CardReference asked(Query query) {
        var chip = query.text("chipNumber");
        if (chip.isPresent()) {
            return read(query, ProblemType.INVALID_QUERY, ChipNumber.parse(chip.get()));
        }
        var number = query.required("uitpasNumber");
        return number.isEmpty()
                ? new CardReference.UnreadableNumber()
                : read(query, ProblemType.INVALID_UITPAS_NUMBER, UitpasNumber.parse(number));
    }

    private static CardReference read(Query query, ProblemType otherwise, Optional<? extends CardReference> reference) {
        return reference.<CardReference>map(known -> known).orElseGet(() -> {
            query.refuse(Problem.of(otherwise, "The number in the query is not a number of that kind."));
            return new CardReference.UnreadableNumber();
        });
    }

    Response withSocialTariff(JsonRequest request) {
        var id = request.segment();
        var system = id.matches("[0-9]{1,18}")
                ? cardSystems.find(Long.parseLong(id))
                : Optional.<CardSystemList.CardSystem>empty();
        if (system.isEmpty()) {
            return Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.")
                    .withStatus(DECLARED)
                    .response();
        }
        long cardSystemId = system.get().id();
        boolean may = places.of(request.caller()).stream()
                .anyMatch(place -> place.may(ApiPermission.SOCIALTARIFF_EXPORT)
                        && place.access().actions().containsKey(cardSystemId));
        return may
                ? Json.ok(passholders.socialTariffCards().activeIn(cardSystemId).stream()
                        .map(CardOperations::tariffCard)
                        .toList())
                : CallerPlaces.forbidden(ApiPermission.SOCIALTARIFF_EXPORT).response();
    }

    private static Map<String, Object> tariffCard(TariffCard card) {
        var json = new LinkedHashMap<String, Object>();
        json.put("uitpasNumber", card.number().digits());
        json.put("cardType", card.tickets().isPresent() ? "GROUP" : "REGULAR");
        card.tickets().ifPresent(tickets -> json.put("availableTickets", tickets));
        return json;
    }
}

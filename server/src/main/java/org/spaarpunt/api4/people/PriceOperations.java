package org.spaarpunt.api4.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.prices.PriceQuery;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.time.LocalZone;

/**
 * {@code GET /passholders/membership-prices/{cardSystemId}} and {@code GET
 * /passholders/{passholderId}/membership-prices/{cardSystemId}}: what a first card costs.
 */
final class PriceOperations {
    private final PriceReader prices;
    private final CardSystemList cardSystems;
    private final Passholders passholders;
    private final CallerPlaces places;
    private final InstantSource clock;

    private enum Kind {
        NFC_CARD,
        DIGITAL
    }

    /** The card that is to be bought. */
    private record Wanted(CardType type, boolean socialTariff) {
        static Wanted read(Query query) {
            query.required("cardType");
            var kind = query.choice("cardType", List.of(Kind.values()));
            query.text("voucher")
                    .ifPresent(_ -> query.refuse(
                            Problem.of(ProblemType.INVALID_VOUCHER_CODE, "This server knows no vouchers.")));
            var type = kind.filter(Kind.DIGITAL::equals).isPresent() ? CardType.DIGITAL : CardType.CARD;
            return new Wanted(type, query.flag("socialTariff").orElse(false));
        }
    }

    /** The person that is to buy it, and the card. */
    private record Newcomer(Wanted wanted, Optional<LocalDate> born, String postalCode) {
        static Newcomer read(Query query) {
            var wanted = Wanted.read(query);
            query.required("dateOfBirth");
            var postalCode = query.required("postalCode");
            if (!postalCode.isEmpty() && !postalCode.matches("[0-9]{4}")) {
                query.refuse(
                        Problem.of(ProblemType.INVALID_POSTAL_CODE, "A postal code has four digits; 0000: abroad."));
            }
            return new Newcomer(wanted, query.date("dateOfBirth"), postalCode);
        }
    }

    PriceOperations(PeopleParts parts, Passholders passholders) {
        this.prices = parts.prices();
        this.cardSystems = parts.cardSystems();
        this.passholders = passholders;
        this.places = parts.places();
        this.clock = parts.clock();
    }

    Response ofNewcomer(JsonRequest request) {
        return request.query(Newcomer::read).answer(newcomer -> answer(request.segment(), newcomer, request));
    }

    Response ofPassholder(JsonRequest request) {
        return request.query(Wanted::read)
                .answer(wanted -> passholders.seenInFull(
                        request,
                        ApiPermission.PASSHOLDERS_SEARCH,
                        Pictures.WITHOUT,
                        person -> answer(
                                request.secondSegment(),
                                new Newcomer(
                                        wanted,
                                        person.details().dateOfBirth(),
                                        person.details().address().postalCode()),
                                request)));
    }

    private Response answer(String cardSystemId, Newcomer buyer, JsonRequest request) {
        var system = cardSystemId.matches("[0-9]{1,18}")
                ? cardSystems.find(Long.parseLong(cardSystemId))
                : Optional.<CardSystem>empty();
        if (system.isEmpty()) {
            return Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.")
                    .response();
        }
        boolean may = places.of(request.caller()).stream()
                .anyMatch(place -> place.may(ApiPermission.MEMBERSHIP_PRICES_READ)
                        && place.access().actions().containsKey(system.get().id()));
        return may
                ? Json.ok(price(system.get(), buyer))
                : CallerPlaces.forbidden(ApiPermission.MEMBERSHIP_PRICES_READ).response();
    }

    private Object price(CardSystem system, Newcomer buyer) {
        var today = LocalZone.dayOf(clock.instant());
        var price = prices.of(new PriceQuery(
                system,
                SaleReason.FIRST_CARD,
                buyer.wanted().type(),
                buyer.wanted().socialTariff(),
                buyer.born().map(day -> PriceQuery.age(day, today)),
                buyer.postalCode()));
        var label = ProblemText.of(price.socialTariff() ? "price.social-tariff" : "price.regular")
                .in(Language.NL);
        var json = new LinkedHashMap<String, Object>();
        json.put("price", price.amount());
        json.put("label", label);
        json.put("description", system.name() + ": " + label);
        return json;
    }
}

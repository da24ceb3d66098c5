package org.spaarpunt.api4.organizers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spaarpunt.api4.json.CardSystemJson;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.CardSystemCities;
import org.spaarpunt.counters.CardSystemCities.City;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.prices.SaleReason;

/** {@code GET /card-systems} and what is below it: what anybody may know of card systems. */
final class CardSystemOperations {
    private final CardSystemList systems;
    private final CardSystemCities cities;
    private final PriceReader prices;

    private record Asked(
            boolean permanent, List<String> names, List<String> postalCodes, Comparator<Found> order, Slice slice) {
        static Asked read(Query query) {
            return new Asked(
                    query.flag("permanent").orElse(true),
                    query.all("city"),
                    query.all("postalCode"),
                    order(query),
                    query.slice());
        }

        private static Comparator<Found> order(Query query) {
            return switch (query.text("sort").orElse("name")) {
                case "name" -> Found.BY_NAME;
                case "-name" -> Found.BY_NAME.reversed();
                case "postalCode" -> Found.BY_POSTAL_CODE;
                case "-postalCode" -> Found.BY_POSTAL_CODE.reversed();
                default ->
                    query.<Comparator<Found>>wrong("sort", "must be name or postalCode, perhaps after a minus")
                            .orElse(Found.BY_NAME);
            };
        }

        boolean matches(Found found) {
            return permanent
                    && (names.isEmpty()
                            || found.cities().stream()
                                    .anyMatch(city ->
                                            names.stream().anyMatch(name -> name.equalsIgnoreCase(city.name()))))
                    && (postalCodes.isEmpty()
                            || found.cities().stream().anyMatch(city -> postalCodes.contains(city.postalCode())));
        }
    }

    private record Found(CardSystem system, List<City> cities) {
        static final Comparator<Found> BY_NAME =
                Comparator.comparing(found -> found.system().name(), String.CASE_INSENSITIVE_ORDER);

        static final Comparator<Found> BY_POSTAL_CODE = Comparator.comparing((Found found) -> found.cities().stream()
                        .map(City::postalCode)
                        .findFirst()
                        .orElse("~"))
                .thenComparing(BY_NAME);
    }

    private enum Kind {
        DIGITAL(CardType.DIGITAL),
        NFC_CARD(CardType.CARD);

        private final CardType type;

        Kind(CardType type) {
            this.type = type;
        }
    }

    CardSystemOperations(CardSystemList systems, CardSystemCities cities, PriceReader prices) {
        this.systems = systems;
        this.cities = cities;
        this.prices = prices;
    }

    Response list(JsonRequest request) {
        return request.query(Asked::read).answer(asked -> {
            var known = cities.all();
            var found = systems.all().stream()
                    .map(system -> new Found(system, known.getOrDefault(system.id(), List.of())))
                    .filter(asked::matches)
                    .sorted(asked.order())
                    .toList();
            var part = asked.slice().of(found).stream()
                    .map(one -> CardSystemJson.of(one.system(), one.cities()))
                    .toList();
            return Json.ok(Slice.page(found.size(), part));
        });
    }

    Response show(JsonRequest request) {
        return with(request, system -> Json.ok(CardSystemJson.of(system, of(system))));
    }

    /** The first card of each group of people. */
    Response prices(JsonRequest request) {
        return request.query(query -> query.choice("cardType", List.of(Kind.values())))
                .answer(kind -> with(
                        request,
                        system -> Json.ok(prices.of(Set.of(system.id())).stream()
                                .filter(price -> price.reason() == SaleReason.FIRST_CARD)
                                .filter(price -> kind.isEmpty() || price.cardType() == kind.get().type)
                                .map(CardSystemOperations::json)
                                .toList())));
    }

    Response citySettings(JsonRequest request) {
        return request.query(query -> query.all("postalCode"))
                .answer(postalCodes -> with(
                        request,
                        system -> Json.ok(of(system).stream()
                                .filter(city -> postalCodes.isEmpty() || postalCodes.contains(city.postalCode()))
                                .map(city -> Map.of(
                                        "city",
                                        city.name().toUpperCase(Locale.ROOT),
                                        "allowsCardlessRegistration",
                                        false,
                                        "contactEmail",
                                        city.email()))
                                .toList())));
    }

    Response socialTariffSettings(JsonRequest request) {
        return request.query(query -> query.required("postalCode"))
                .answer(postalCode -> with(
                        request, _ -> Json.ok(Map.of("postalCode", postalCode, "allowsCardlessRegistration", false))));
    }

    private Response with(JsonRequest request, Function<CardSystem, Response> answer) {
        return Optional.of(request.segment())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(systems::find)
                .map(answer)
                .orElseGet(() -> Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this id.")
                        .response());
    }

    private List<City> of(CardSystem system) {
        return cities.all().getOrDefault(system.id(), List.of());
    }

    private static Map<String, Object> json(CardPrice price) {
        var label = label(price);
        var body = new LinkedHashMap<String, Object>();
        body.put("price", price.amount());
        body.put("label", label);
        body.put("description", label);
        return body;
    }

    /** In Dutch: the answer has one text. */
    private static String label(CardPrice price) {
        var words = new ArrayList<String>();
        words.add("UiTPAS");
        if (price.socialTariff()) {
            words.add("met kansentarief");
        }
        if (!price.postalCode().isEmpty()) {
            words.add("inwoners van " + price.postalCode());
        }
        var ages = price.ages();
        if (ages.from().isPresent() && ages.to().isPresent()) {
            words.add(ages.from().get() + " tot en met " + ages.to().get() + " jaar");
        } else {
            ages.from().ifPresent(from -> words.add("vanaf " + from + " jaar"));
            ages.to().ifPresent(to -> words.add("tot en met " + to + " jaar"));
        }
        return String.join(" ", words);
    }
}

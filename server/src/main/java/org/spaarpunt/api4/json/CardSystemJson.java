package org.spaarpunt.api4.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.counters.CardSystemCities.City;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** A card system as a part of other answers. */
public final class CardSystemJson {
    private CardSystemJson() {}

    public static Map<String, Object> of(CardSystem system) {
        return of(system.id(), system.name());
    }

    public static Map<String, Object> of(long id, String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("name", name);
        return body;
    }

    /** With what is public about it. Cards are needed everywhere: no one registers without one. */
    public static Map<String, Object> of(CardSystem system, List<City> cities) {
        var body = of(system.id(), system.name());
        body.put(
                "cities",
                cities.stream()
                        .map(city -> Map.of("postalCode", city.postalCode(), "name", city.name()))
                        .toList());
        body.put("permanent", true);
        body.put("allowsCardlessRegistration", false);
        body.put("cardlessRegistrationType", "NONE");
        return body;
    }
}

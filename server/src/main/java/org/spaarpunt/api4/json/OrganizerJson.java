package org.spaarpunt.api4.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.Organiser;

/** An organiser in answers. */
public final class OrganizerJson {
    private OrganizerJson() {}

    public static Map<String, Object> of(Organiser organiser) {
        var body = named(organiser.id(), organiser.name());
        address(organiser.address()).ifPresent(address -> body.put("address", address));
        body.put(
                "cardSystems",
                organiser.cardSystems().stream().map(CardSystemJson::of).toList());
        return body;
    }

    /** With its id and name only. */
    public static Map<String, Object> named(String id, String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("name", name);
        return body;
    }

    /** The street with its number. */
    public static String street(Address address) {
        var number = address.box().isEmpty() ? address.number() : address.number() + " " + address.box();
        return (address.street() + " " + number).strip();
    }

    /** Without a city, an address says nothing that the public document allows. */
    private static Optional<Map<String, Object>> address(Address address) {
        if (address.city().isEmpty()) {
            return Optional.empty();
        }
        var body = new LinkedHashMap<String, Object>();
        Optional.of(street(address)).filter(text -> !text.isEmpty()).ifPresent(text -> body.put("street", text));
        Optional.of(address.postalCode())
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> body.put("postalCode", text));
        body.put("city", address.city());
        return Optional.of(body);
    }
}

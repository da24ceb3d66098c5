package org.spaarpunt.api4.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.api4.json.OrganizerJson;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.counters.Organiser;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.events.Organisation;

/**
 * Events and organisers as UiTdatabank writes them: texts by language, and ids that are addresses.
 *
 * @param site the address under which clients reach this server
 */
record EntryJson(String site) {
    private static final String MAIN_LANGUAGE = "nl";

    Map<String, Object> reference(Event event) {
        return thing("Event", "events", ApiEventId.of(event.cdbid()));
    }

    Map<String, Object> event(ListedEvent listed) {
        var event = listed.event();
        var body = reference(event);
        body.put("mainLanguage", MAIN_LANGUAGE);
        body.put("name", text(event.title()));
        if (!listed.description().isEmpty()) {
            body.put("description", text(listed.description()));
        }
        body.put("organizer", named("Organizer", "organizers", event.organiser()));
        var place = event.location()
                .map(location -> named("Place", "places", location))
                .orElseGet(LinkedHashMap::new);
        if (!listed.city().isEmpty()) {
            place.put("address", text(Map.of("addressCountry", "BE", "addressLocality", listed.city())));
        }
        if (!place.isEmpty()) {
            body.put("location", place);
        }
        body.putAll(EventDates.of(event.schedule().calendar()));
        body.put("status", Map.of("type", EventDates.status(event.schedule().availability())));
        body.put("audience", Map.of("audienceType", "everyone"));
        // What events cost is not known here; clients ask for a tariff for each price.
        body.put("priceInfo", List.of());
        return body;
    }

    Map<String, Object> organizer(Organiser organiser) {
        var body = thing("Organizer", "organizers", organiser.id());
        body.put("mainLanguage", MAIN_LANGUAGE);
        body.put("name", text(organiser.name()));
        var address = organiser.address();
        if (!address.city().isEmpty()) {
            var lines = new LinkedHashMap<String, Object>();
            lines.put("addressCountry", "BE");
            lines.put("addressLocality", address.city());
            lines.put("postalCode", address.postalCode());
            lines.put("streetAddress", OrganizerJson.street(address));
            body.put("address", text(lines));
        }
        return body;
    }

    private LinkedHashMap<String, Object> named(String type, String collection, Organisation organisation) {
        var body = thing(type, collection, organisation.externalId());
        body.put("name", text(organisation.name()));
        return body;
    }

    private LinkedHashMap<String, Object> thing(String type, String collection, String id) {
        var body = new LinkedHashMap<String, Object>();
        body.put("@id", site + Operation.PREFIX + "/entry/" + collection + "/" + id);
        body.put("@type", type);
        return body;
    }

    private static Map<String, Object> text(Object inDutch) {
        return Map.of(MAIN_LANGUAGE, inDutch);
    }
}

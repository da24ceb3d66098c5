package org.spaarpunt.api4.kiosks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.api4.json.CardSystemJson;
import org.spaarpunt.api4.json.OrganizerJson;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.codes.DayCodes;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.devices.Device;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.Event;

/** A device and its event in JSON. */
final class KioskJson {
    private final Organisers organisers;
    private final DayCodes codes;

    KioskJson(Organisers organisers, DayCodes codes) {
        this.organisers = organisers;
        this.codes = codes;
    }

    /**
     * A device.
     *
     * @param shown what stands for the id that a device chose, which is its secret: only the device is shown it
     */
    Map<String, Object> device(Device device, String shown) {
        var named = organisers.named(
                device.counters().stream().map(Device.Place::key).toList());
        var json = new LinkedHashMap<String, Object>();
        json.put("id", device.key());
        json.put("name", device.name());
        json.put(
                "organizers",
                named.values().stream()
                        .distinct()
                        .map(one -> OrganizerJson.named(one.id(), one.name()))
                        .toList());
        json.put("locations", List.of());
        json.put("deviceId", shown);
        json.put("cardSystem", CardSystemJson.of(device.cardSystem()));
        json.put("releaseTrack", "stable");
        return json;
    }

    /** The event of a device, with the code that it shows today. */
    Map<String, Object> event(Device device, Event event, Actor actor, Instant now) {
        var named = new LinkedHashMap<String, Object>();
        named.put("id", ApiEventId.of(event.cdbid()));
        named.put("title", event.title());
        var json = new LinkedHashMap<String, Object>();
        json.put("checkinPoints", PointsAward.of(event, now).points());
        json.put("event", named);
        json.put("checkinCode", codes.of(device.key(), event, actor));
        return json;
    }
}

package org.spaarpunt.api4.permissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spaarpunt.api4.json.OrganizerJson;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.counters.PermissionLabels;

/**
 * The permissions for each organiser. Counters of one organisation are one organiser, with what any of them may do. Both
 * spellings are there: clients that compare texts need {@code permissions}, and others read {@code permissionDetails}.
 */
final class PermissionsJson {
    private final OrganiserList organisers;

    PermissionsJson(OrganiserList organisers) {
        this.organisers = organisers;
    }

    List<Map<String, Object>> of(List<OrganiserPlace> places) {
        var byOrganiser = new LinkedHashMap<String, List<OrganiserPlace>>();
        places.forEach(place -> byOrganiser
                .computeIfAbsent(place.organiserId(), _ -> new ArrayList<>())
                .add(place));
        var known = organisers.find(byOrganiser.keySet());
        var all = new ArrayList<Map<String, Object>>();
        byOrganiser.forEach((id, its) -> {
            var body = new LinkedHashMap<String, Object>();
            var found = known.get(id);
            body.put(
                    "organizer",
                    found == null ? OrganizerJson.named(id, its.getFirst().organiserName()) : OrganizerJson.of(found));
            body.putAll(permissions(its));
            all.add(body);
        });
        return all;
    }

    private static Map<String, Object> permissions(List<OrganiserPlace> places) {
        var systems = new TreeMap<ApiPermission, Set<Long>>();
        for (var place : places) {
            for (var permission : place.permissions()) {
                systems.computeIfAbsent(permission, _ -> new TreeSet<>()).addAll(systems(permission, place));
            }
        }
        var details = new ArrayList<Map<String, Object>>();
        systems.forEach((permission, ids) -> {
            var detail = new LinkedHashMap<String, Object>();
            detail.put("id", permission.name());
            detail.put("label", PermissionLabels.inEveryLanguage(permission));
            detail.put("cardSystemIds", ids);
            details.add(detail);
        });
        var body = new LinkedHashMap<String, Object>();
        body.put("permissions", systems.keySet().stream().map(Enum::name).toList());
        body.put("permissionDetails", details);
        return body;
    }

    /** An application has a permission in all card systems of the counter, whatever the counter itself may do there. */
    private static Set<Long> systems(ApiPermission permission, OrganiserPlace place) {
        var systems = permission.systemsOf(place.access());
        return systems.isEmpty() ? place.access().actions().keySet() : systems;
    }
}

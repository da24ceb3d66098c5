package org.spaarpunt.api4.permissions;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.counters.OrganiserList;

/** The operations about permissions. */
public final class PermissionRoutes {
    private PermissionRoutes() {}

    /** All of them. */
    public static List<Operation> all(OrganiserList organisers, CallerPlaces places) {
        var json = new PermissionsJson(organisers);
        var own = new PermissionOperations(places, json);
        return List.of(Operation.get("/permissions", WITH_TOKEN, own::list));
    }
}

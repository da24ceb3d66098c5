package org.spaarpunt.api4.permissions;

import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.http.Response;

/** {@code GET /permissions}: for which organisers the caller acts, and what it may do there. */
final class PermissionOperations {
    private final CallerPlaces places;
    private final PermissionsJson json;

    PermissionOperations(CallerPlaces places, PermissionsJson json) {
        this.places = places;
        this.json = json;
    }

    /** Clients cannot read a refusal here, so a caller without permission gets an empty array. */
    Response list(JsonRequest request) {
        return Json.ok(json.of(places.of(request.caller())));
    }
}

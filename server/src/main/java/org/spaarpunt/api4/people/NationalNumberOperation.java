package org.spaarpunt.api4.people;

import java.util.Map;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.PassholderLookup;

/**
 * {@code GET /passholders/status/insz-numbers/{inszNumber}}: whether a passholder has a national number. Registering
 * a person tells the same, so it is for callers that do; each number that none of their people has costs their budget.
 */
final class NationalNumberOperation {
    private final PassholderLookup lookup;
    private final CallerPlaces places;

    NationalNumberOperation(PeopleParts parts) {
        this.lookup = parts.passholders().lookup();
        this.places = parts.places();
    }

    Response status(JsonRequest request) {
        var permission = ApiPermission.PASSHOLDERS_WRITE;
        return places.with(permission, request.caller())
                .map(place -> NationalNumber.parse(request.segment())
                        .map(number -> status(number, request, place))
                        .orElseGet(() -> Problem.of(ProblemType.INVALID_INSZ_NUMBER, "This is not a national number.")
                                .response()))
                .orElseGet(() -> CallerPlaces.forbidden(permission).response());
    }

    private Response status(NationalNumber number, JsonRequest request, OrganiserPlace place) {
        boolean used = lookup.isUsed(number, places.inquiry(request, place));
        return Json.ok(Map.of("state", used ? "USED" : "UNUSED"));
    }
}

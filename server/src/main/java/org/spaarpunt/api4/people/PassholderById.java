package org.spaarpunt.api4.people;

import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.Viewer;

/** {@code GET /passholders/{passholderId}} and {@code GET /passholders/me}: one passholder. */
final class PassholderById {
    private static final Set<ApiPermission> READING = Set.of(
            ApiPermission.PASSHOLDERS_SEARCH_BY_ID,
            ApiPermission.PASSHOLDERS_SEARCH,
            ApiPermission.PASSHOLDERS_SEARCH_ALL);

    private final Passholders passholders;
    private final PassholderJson json;

    PassholderById(Passholders passholders, PassholderJson json) {
        this.passholders = passholders;
        this.json = json;
    }

    Response show(JsonRequest request) {
        return request.caller()
                .user()
                .filter(user -> user.uid().equals(request.segment()))
                .map(this::own)
                .orElseGet(() -> passholders.seen(
                        request, READING, ApiPermission.PASSHOLDERS_SEARCH_BY_ID, view -> Json.ok(json.one(view))));
    }

    /** What users see of themselves needs no permission of an organiser: they let the application ask. */
    Response showOwn(JsonRequest request) {
        return own(request.caller().user().orElseThrow());
    }

    private Response own(User user) {
        return passholders
                .reader()
                .find(user.uid(), new Viewer.Self(user), Pictures.WITHOUT)
                .map(view -> Json.ok(json.one(view)))
                .orElseGet(() -> Passholders.notFound().response());
    }
}

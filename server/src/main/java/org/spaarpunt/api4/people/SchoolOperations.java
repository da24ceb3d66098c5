package org.spaarpunt.api4.people;

import java.util.Optional;
import org.spaarpunt.api4.json.OrganizerJson;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Changes;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;

/** {@code /passholders/{passholderId}/school}: the school of a passholder. */
final class SchoolOperations {
    private static final int LONGEST_ID = 100;

    private final Passholders passholders;
    private final Changes changes;

    SchoolOperations(PeopleParts parts, Passholders passholders) {
        this.passholders = passholders;
        this.changes = parts.passholders().changes();
    }

    Response show(JsonRequest request) {
        return passholders.seenInFull(
                request, ApiPermission.PASSHOLDERS_SEARCH, Pictures.WITHOUT, SchoolOperations::school);
    }

    private static Response school(Person person) {
        return person.school()
                .map(school -> Json.ok(OrganizerJson.named(school.consumerKey(), school.name())))
                .orElseGet(() -> Problem.of(ProblemType.SCHOOL_NOT_FOUND, "The passholder has no school.")
                        .response());
    }

    Response replace(JsonRequest request) {
        return request.body(fields -> fields.text("id", LONGEST_ID))
                .answer(id -> passholders.changed(
                        request,
                        ApiPermission.PASSHOLDERS_UPDATE,
                        (person, employee) -> changes.changeSchool(person, Optional.of(id), employee)));
    }

    Response remove(JsonRequest request) {
        return passholders.changed(
                request,
                ApiPermission.PASSHOLDERS_UPDATE,
                (person, employee) -> changes.changeSchool(person, Optional.empty(), employee));
    }
}

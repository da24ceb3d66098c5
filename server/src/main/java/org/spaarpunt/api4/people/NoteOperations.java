package org.spaarpunt.api4.people;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Changes;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;

/** {@code /passholders/{passholderId}/private}: what counters note about a passholder. */
final class NoteOperations {
    private final Passholders passholders;
    private final Changes changes;

    NoteOperations(PeopleParts parts, Passholders passholders) {
        this.passholders = passholders;
        this.changes = parts.passholders().changes();
    }

    Response show(JsonRequest request) {
        return passholders.seenInFull(
                request, ApiPermission.PASSHOLDERS_PRIVATE_READ, Pictures.WITHOUT, person -> Json.ok(note(person)));
    }

    private static Map<String, Object> note(Person person) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", person.uid());
        json.put("note", person.details().moreInfo());
        return json;
    }

    /** An empty note, and one that is left out, removes the note. */
    Response replace(JsonRequest request) {
        return request.body(fields -> fields.optionalText("note", Details.MAX_MORE_INFO))
                .answer(note -> passholders.changed(
                        request,
                        ApiPermission.PASSHOLDERS_PRIVATE_WRITE,
                        (person, employee) -> changes.replace(
                                person, person.details().withMoreInfo(note.orElse("")), employee, Evidence.NONE)));
    }
}

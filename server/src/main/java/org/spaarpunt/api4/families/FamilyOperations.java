package org.spaarpunt.api4.families;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Viewer;

/**
 * The lists of families. The user is always a member of the own family: the public application draws its card from
 * that list. Other members are not offered yet.
 */
final class FamilyOperations {
    private static final String ME = "me";

    private final PassholderReader people;
    private final PassholderJson json;

    FamilyOperations(PassholderReader people, PassholderJson json) {
        this.people = people;
        this.json = json;
    }

    Response members(JsonRequest request) {
        return own(request, person -> {
            var passholder = json.one(person);
            var owner = new LinkedHashMap<String, Object>();
            owner.put("uitpasNumber", Optional.ofNullable(passholder.get("uitpasNumber")));
            owner.put("passholder", passholder);
            owner.put("creationDate", Json.time(person.createdAt()));
            owner.put("mainFamilyMember", true);
            return Json.ok(List.of(owner));
        });
    }

    Response families(JsonRequest request) {
        return own(request, _ -> Json.ok(List.of()));
    }

    Response notOffered(JsonRequest request) {
        return own(
                request,
                _ -> Problem.of(ProblemType.NOT_OFFERED, "Families have no other members here yet.")
                        .response());
    }

    private Response own(JsonRequest request, Function<Person, Response> answer) {
        var user = request.caller().user().orElseThrow();
        if (!request.segment().equals(ME) && !request.segment().equals(user.uid())) {
            return CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_FAMILY_MEMBERS)
                    .response();
        }
        return person(user)
                .map(answer)
                .orElseGet(() -> Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "The user is no passholder.")
                        .response());
    }

    private Optional<Person> person(User user) {
        return people.find(user.uid(), new Viewer.Self(user), Pictures.WITHOUT)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty());
    }
}

package org.spaarpunt.api3.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.counters.Affiliation;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.counters.EmployeeCounters.Answer;
import org.spaarpunt.counters.Role;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Right;

/** {@code GET balie/list}: the counters where a user works, and what each may do. */
final class UserCounterCalls {
    private final EmployeeCounters workplaces;

    public UserCounterCalls(EmployeeCounters workplaces) {
        this.workplaces = workplaces;
    }

    public Response list(ApiRequest request) {
        var uid = request.parameter(ApiRequest.UID).orElseThrow();
        return switch (workplaces.of(uid, request.user().orElseThrow().id())) {
            case Answer.Found(var found) -> {
                var counters = found.stream().map(UserCounterCalls::counter);
                yield Format.xml(200, XmlElement.of("response", XmlElement.of("balies", counters)));
            }
            // A caller that is neither the user nor an admin of the user's counter must not learn whether the user
            // exists.
            case Answer.UnknownUser _, Answer.NotYours _ -> request.refusals().accessDenied(new Right.OwnAccount());
        };
    }

    private static XmlElement counter(EmployeeCounter place) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("id", place.counterId()));
        fields.add(XmlElement.of("consumerKey", place.consumerKey()));
        fields.add(XmlElement.of("name", place.name()));
        fields.add(XmlElement.of("role", role(place.role())));
        place.organisation().ifPresent(id -> fields.add(XmlElement.of("actorId", id)));
        fields.add(XmlElement.of("cardSystems", place.affiliations().stream().map(UserCounterCalls::cardSystem)));
        return XmlElement.of("balie", fields);
    }

    private static String role(Role role) {
        return switch (role) {
            case ADMIN -> "admin";
            case MEMBER -> "member";
        };
    }

    private static XmlElement cardSystem(Affiliation affiliation) {
        var groups = affiliation.groups().stream().map(group -> XmlElement.of("group", group.name()));
        return XmlElement.of(
                "cardSystem",
                List.of(
                        XmlElement.of("id", affiliation.cardSystemId()),
                        XmlElement.of("name", affiliation.cardSystem()),
                        XmlElement.of("permissions", permissions(affiliation)),
                        XmlElement.of("groups", groups)));
    }

    /** The two permissions that clients check, in the protocol's words. */
    private static Stream<XmlElement> permissions(Affiliation affiliation) {
        return Stream.concat(
                        affiliation.registersPeople() ? Stream.of("registratie") : Stream.empty(),
                        affiliation.grantsSocialTariff() ? Stream.of("kansenstatuut toekennen") : Stream.empty())
                .map(name -> XmlElement.of("permission", name));
    }
}

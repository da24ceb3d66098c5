package org.spaarpunt.api3.counters;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.counters.Employees.Change;
import org.spaarpunt.counters.Employees.Colleague;
import org.spaarpunt.counters.Role;
import org.spaarpunt.http.Response;

/**
 * {@code GET balie/listEmployees}, {@code POST balie/member} and {@code POST balie/removeMember}: the employees of a
 * counter.
 */
final class EmployeeCalls {
    public static final String EMAIL = "email";

    private final Employees employees;

    public EmployeeCalls(Employees employees) {
        this.employees = employees;
    }

    public Response list(ApiRequest request) {
        var found = employees.of(counter(request).counterId());
        var response = XmlElement.of(
                "response",
                List.of(
                        XmlElement.of("admins", named("admin", Role.ADMIN, found)),
                        XmlElement.of("members", named("member", Role.MEMBER, found))));
        return Format.xml(200, response.declaring(XmlNamespace.RDF, XmlNamespace.FOAF));
    }

    public Response add(ApiRequest request) {
        var uid = request.parameter(ApiRequest.UID).orElse("");
        var email = request.parameter(EMAIL).orElse("");
        if (uid.isEmpty() && email.isEmpty()) {
            return request.refusals().missingParameters(List.of(ApiRequest.UID + " / " + EMAIL));
        }
        var name = new Employees.Name(uid, email);
        var change = employees.add(counter(request).counterId(), name, admin(request));
        // A counter admin must not be able to find out whether an email address belongs to an account.
        return !email.isEmpty() && change == Change.UNKNOWN_USER ? succeeded() : answer(change, request);
    }

    public Response remove(ApiRequest request) {
        var uid = request.parameter(ApiRequest.UID).orElseThrow();
        return answer(employees.dismiss(counter(request).counterId(), uid, admin(request)), request);
    }

    private static Response answer(Change change, ApiRequest request) {
        return switch (change) {
            case DONE -> succeeded();
            case UNKNOWN_USER -> request.refusals().unknownUser(400);
            case LAST_ADMIN ->
                request.refusals().badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.lastAdmin");
        };
    }

    private static Response succeeded() {
        return Format.xml(200, XmlElement.of("response", XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED)));
    }

    private static CounterAccess counter(ApiRequest request) {
        return request.counter().orElseThrow();
    }

    private static Actor admin(ApiRequest request) {
        return RequestActor.user(request);
    }

    private static Stream<XmlElement> named(String element, Role role, List<Colleague> employees) {
        return employees.stream()
                .filter(employee -> employee.role() == role)
                .map(employee -> XmlElement.of(
                        element,
                        Stream.of(
                                        XmlElement.of(XmlNamespace.RDF.name("id"), employee.uid()),
                                        XmlElement.of(XmlNamespace.FOAF.name("nick"), employee.name()))
                                .filter(field -> !field.text().isEmpty())));
    }
}

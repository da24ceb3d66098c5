package org.spaarpunt.web.frame;

import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.wiring.Features;

/**
 * Admits employees to the pages of their counters, whose routes have the counter's key in their first braces, and
 * remembers the counter as the one that was used last.
 */
public final class CounterAdmission {
    private static final Right.EmployeeAt WORKS_HERE = new Right.EmployeeAt();

    private final Authorization authorization;
    private final Credentials credentials;

    private CounterAdmission(Authorization authorization, Credentials credentials) {
        this.authorization = authorization;
        this.credentials = credentials;
    }

    public static CounterAdmission of(Features features) {
        return new CounterAdmission(
                features.authorization(), features.identity().credentials());
    }

    /** A page of a counter, or the act of its form. */
    @FunctionalInterface
    public interface CounterPage {
        Response answer(PageRequest request, AtCounter here);
    }

    /** The page for employees of the counter that its address names; for other users, the same notice at any key. */
    public PageRoute.Call to(CounterPage page) {
        return request -> admitted(request)
                .map(here -> remembered(request, here, page.answer(request, here)))
                .orElseGet(() -> Notices.NOT_AT_COUNTER.to(request));
    }

    private Optional<AtCounter> admitted(PageRequest request) {
        return request.signedIn()
                .flatMap(person -> person.roles()
                        .counter(request.segment())
                        .flatMap(counter -> employee(person, counter)
                                .map(employee -> new AtCounter(
                                        counter,
                                        employee,
                                        new Actor.Person(
                                                employee.user().uid(),
                                                request.client().getHostAddress())))));
    }

    /** The consumer of a counter can be revoked or suspended, and then the counter is closed to its employees too. */
    private Optional<Viewer.Employee> employee(SignedIn person, EmployeeCounter counter) {
        var user = person.account().user();
        var key = counter.consumerKey();
        return credentials
                .find(key, "")
                .consumer()
                .map(Credentials.RegisteredConsumer::consumer)
                .filter(consumer -> !consumer.suspended())
                .flatMap(consumer -> switch (authorization.decide(WORKS_HERE, consumer, user.id(), key)) {
                    case AccessDecision.Admitted(var access) ->
                        Optional.of(new Viewer.Employee(user, access, consumer));
                    case AccessDecision.UnknownCounter _, AccessDecision.Denied _ -> Optional.empty();
                });
    }

    private static Response remembered(PageRequest request, AtCounter here, Response response) {
        var value = PercentEncoding.encode(here.key());
        return Cookies.COUNTER.in(request.request()).filter(value::equals).isPresent() || !Cookies.COUNTER.holds(value)
                ? response
                : Cookies.COUNTER.on(response, value);
    }
}

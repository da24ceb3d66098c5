package org.spaarpunt.api3.wire;

import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passholders.CounterEmployee;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.visits.Workplace;

/** The actor of a request, as named in the audit log. */
public final class RequestActor {
    private RequestActor() {}

    /** For a request that was admitted at a counter. */
    public static CounterEmployee of(ApiRequest request) {
        return at(request.counter().orElseThrow(), request);
    }

    public static CounterEmployee at(CounterAccess counter, ApiRequest request) {
        return new CounterEmployee(counter, request.user().orElseThrow().uid(), user(request));
    }

    /** For any request that looks up people. */
    static Reader reader(Viewer viewer, ApiRequest request) {
        var counter = viewer instanceof Viewer.Employee(var _, var access, var _)
                ? Optional.of(
                        new Reader.Counter(access.counterId(), request.claim().counterKey()))
                : Optional.<Reader.Counter>empty();
        var uid = request.user().map(User::uid);
        return new Reader(request.consumer().key(), uid, counter, actor(request));
    }

    private static Actor actor(ApiRequest request) {
        return request.user().isPresent()
                ? user(request)
                : new Actor.Application(
                        request.consumer().key(), request.arrival().from().getHostAddress());
    }

    /** The counter to which the caller of a request was admitted as an employee. */
    public static Workplace workplace(ApiRequest request) {
        return new Workplace(
                new Viewer.Employee(
                        request.user().orElseThrow(), request.counter().orElseThrow(), request.consumer()),
                request.claim().counterKey());
    }

    /** For a request that was made for a user. */
    public static Actor user(ApiRequest request) {
        return new Actor.Delegate(
                request.consumer().key(),
                request.user().orElseThrow().uid(),
                request.arrival().from().getHostAddress());
    }
}

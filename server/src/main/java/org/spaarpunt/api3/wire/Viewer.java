package org.spaarpunt.api3.wire;

import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.User;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** Whose data a caller may see who was let in to calls about passholders. */
public sealed interface Viewer {
    Right.AtCounter READ = new Right.ActionAt(CounterAction.PASSHOLDER_READ);

    /** An application that was given the right to read passholders, and speaks for nobody. */
    record Application() implements Viewer {}

    /** Somebody at work at a counter. */
    record AtCounter(CounterAccess standing) implements Viewer {}

    /** Anybody else may see themselves, however much their application may read. */
    record Self(String uid) implements Viewer {}

    static Viewer of(ApiRequest request, Authorization gate) {
        if (request.counter().isPresent()) {
            return new AtCounter(request.counter().get());
        }
        if (request.user().isEmpty()) {
            return new Application();
        }
        return gate.decide(READ, request.claim()) instanceof AccessDecision.Admitted(var standing)
                ? new AtCounter(standing)
                : new Self(request.user().map(User::uid).orElseThrow());
    }

    /** Only to who writes it down, and to the person whose it is: nobody else needs it. */
    default boolean tellsNationalNumbers() {
        return switch (this) {
            case Application _ -> false;
            case AtCounter(var standing) ->
                standing.counterMay(CounterAction.PASSHOLDER_CREATE)
                        || standing.counterMay(CounterAction.PASSHOLDER_UPDATE);
            case Self _ -> true;
        };
    }

    default boolean covers(String uid) {
        return switch (this) {
            case Application _, AtCounter _ -> true;
            case Self(var own) -> own.equals(uid);
        };
    }
}

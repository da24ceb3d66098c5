package org.spaarpunt.rights;

import java.util.Optional;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterCache;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;

/** The one place that decides who may do what. */
public final class Authorization {
    private static final AccessDecision ALLOWED = new AccessDecision.Allowed();
    private static final Right.Named ACT_FOR_COUNTERS = new Right.OfConsumer(Permission.ACT_FOR_COUNTERS);

    private final CounterCache counters;

    public Authorization(CounterCache counters) {
        this.counters = counters;
    }

    /** Decides about any right; a claim to one that {@linkplain Right#needsUser() needs a user} has one. */
    public AccessDecision decide(Right right, Caller claim) {
        return switch (right) {
            case Right.Anybody _, Right.Device _, Right.RequestToken _, Right.AnyUser _ -> ALLOWED;
            case Right.OfConsumer(var permission)
            when claim.consumer().permissions().contains(permission) -> ALLOWED;
            case Right.OfConsumerOrActionAt either
            when claim.consumer().permissions().contains(either.permission()) -> ALLOWED;
            case Right.OwnAccount _ when claim.user().map(User::uid).equals(Optional.of(claim.uid())) -> ALLOWED;
            case Right.OfConsumer lacking -> new AccessDecision.Denied(lacking);
            case Right.OfConsumerOrActionAt either when claim.user().isPresent() -> decide(either, claim);
            case Right.OfConsumerOrActionAt lacking -> new AccessDecision.Denied(lacking);
            case Right.OwnAccount lacking -> new AccessDecision.Denied(lacking);
            case Right.AtCounter there ->
                decide(there, claim.consumer(), claim.user().orElseThrow().id(), claim.counterKey());
        };
    }

    private AccessDecision decide(Right.OfConsumerOrActionAt either, Caller claim) {
        var there = decide(new Right.ActionAt(either.action()), claim);
        // Who names no counter, and is none, lacks the permission of a consumer.
        boolean namesCounter = !claim.counterKey().equals(claim.consumer().key());
        return there instanceof AccessDecision.UnknownCounter && !namesCounter
                ? new AccessDecision.Denied(either)
                : there;
    }

    /**
     * Decides about a right at a counter.
     *
     * @param counterKey the consumer key of the counter
     */
    public AccessDecision.AtCounter decide(Right.AtCounter right, Consumer consumer, long userId, String counterKey) {
        var standing = counters.find(counterKey, userId);
        if (standing.isEmpty()) {
            return new AccessDecision.UnknownCounter();
        }
        // First: an application that may not speak for a counter learns nothing of who works there.
        if (!speaksFor(counterKey, consumer)) {
            return new AccessDecision.Denied(ACT_FOR_COUNTERS);
        }
        return has(standing.get(), right)
                ? new AccessDecision.Admitted(standing.get())
                : new AccessDecision.Denied(right);
    }

    /**
     * Decides about a device that works for a counter, where it is nobody's employee.
     *
     * @param counterKey the consumer key of the counter
     */
    public AccessDecision.AtCounter decideForDevice(Right.ActionAt right, String counterKey) {
        var standing = counters.find(counterKey);
        if (standing.isEmpty()) {
            return new AccessDecision.UnknownCounter();
        }
        return standing.get().counterMay(right.action())
                ? new AccessDecision.Admitted(standing.get())
                : new AccessDecision.Denied(right);
    }

    /** On whose behalf this caller reads passholders. */
    public Viewer viewer(Caller caller) {
        var consumer = caller.consumer();
        if (caller.user().isEmpty()) {
            return new Viewer.Application(consumer, counters.find(consumer.key()));
        }
        var user = caller.user().get();
        return counters.find(caller.counterKey(), user.id())
                .filter(CounterAccess::worksHere)
                .filter(_ -> speaksFor(caller.counterKey(), consumer))
                .<Viewer>map(counter -> new Viewer.Employee(user, counter, consumer))
                .orElseGet(() -> new Viewer.Self(user));
    }

    private static boolean speaksFor(String counterKey, Consumer consumer) {
        return consumer.key().equals(counterKey) || consumer.permissions().contains(Permission.ACT_FOR_COUNTERS);
    }

    private static boolean has(CounterAccess standing, Right.AtCounter right) {
        return switch (right) {
            case Right.EmployeeAt _ -> standing.worksHere();
            case Right.AdminAt _ -> standing.isAdmin();
            case Right.ActionAt(var action) -> standing.worksHere() && standing.counterMay(action);
        };
    }
}

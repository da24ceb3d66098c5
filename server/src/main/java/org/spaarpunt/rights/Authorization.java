package org.spaarpunt.rights;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.CounterCache;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.counters.OrganiserPlaces;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;

/** The one place that decides what a caller may do. */
public final class Authorization {
    private static final AccessDecision ALLOWED = new AccessDecision.Allowed();
    private static final Right.Named ACT_FOR_COUNTERS = new Right.OfConsumer(Permission.ACT_FOR_COUNTERS);

    private static final Right.AtCounter READ_CHECKINS = new Right.ActionAt(CounterAction.CHECKIN_READ);
    private static final Right.AtCounter READ_AT_COUNTER = new Right.ActionAt(CounterAction.PASSHOLDER_READ);
    private static final Right.Named OWN_ACCOUNT = new Right.OwnAccount();

    private final CounterCache counters;
    private final OrganiserPlaces places;

    public Authorization(CounterCache counters, OrganiserPlaces places) {
        this.counters = counters;
        this.places = places;
    }

    /** Decides about any right. A right to an account or at a counter needs a caller with a user. */
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
        // A caller that names no counter, and is no counter itself, lacks the consumer's permission.
        return there instanceof AccessDecision.UnknownCounter && !namesCounter(claim)
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
        // Checked first: an application that may not act for a counter must not find out which users work there.
        if (!speaksFor(counterKey, consumer)) {
            return new AccessDecision.Denied(ACT_FOR_COUNTERS);
        }
        return has(standing.get(), right)
                ? new AccessDecision.Admitted(standing.get())
                : new AccessDecision.Denied(right);
    }

    /**
     * Decides about a device that works for a counter; a device is no employee, so only the counter's actions matter.
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

    /**
     * Decides about an application that acts for a counter without a user.
     *
     * @param counterKey the consumer key of the counter
     */
    public AccessDecision.AtCounter decideForAgent(Right.ActionAt right, Consumer agent, String counterKey) {
        if (counters.find(counterKey).isEmpty()) {
            return new AccessDecision.UnknownCounter();
        }
        return places.ofAgent(agent.key(), counterKey)
                .map(OrganiserPlace::access)
                .filter(access -> access.counterMay(right.action()))
                .<AccessDecision.AtCounter>map(AccessDecision.Admitted::new)
                .orElseGet(() -> new AccessDecision.Denied(right));
    }

    /** The organisers for which a user may act through an application: where the user works, if the application may. */
    public List<OrganiserPlace> placesOf(User user, Consumer application) {
        return places.ofEmployee(user.id()).stream()
                .filter(place -> speaksFor(place.counterKey(), application))
                .toList();
    }

    /** The organisers for which an application may act without a user. */
    public List<OrganiserPlace> placesOf(Consumer agent) {
        return places.ofAgent(agent.key());
    }

    /** The viewer on whose behalf this caller reads passholders. */
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

    /**
     * The viewer that a device is.
     *
     * @param counterKey the consumer key of the counter that it works for
     */
    public Optional<Viewer> viewerOfDevice(Consumer device, String counterKey) {
        return counters.find(counterKey).map(counter -> new Viewer.Device(device.key(), counter));
    }

    /**
     * What a user may do with events.
     *
     * @param workplaces the consumers of the counters where the user works
     */
    public EventAccess events(User user, boolean administrator, List<Consumer> workplaces) {
        var places = workplaces.stream()
                .filter(counter -> !counter.suspended())
                .flatMap(counter -> counters
                        .find(counter.key(), user.id())
                        .filter(CounterAccess::worksHere)
                        .map(access -> new EventAccess.Place(counter, access))
                        .stream())
                .toList();
        return new EventAccess(user, administrator, places);
    }

    /**
     * Decides which past check-ins the caller may search. A user sees their own, an employee those of the counter, and
     * an application without a user all of them, or, if it is a counter itself, those of that counter.
     *
     * @param caller with the uid of the passholder that the search is limited to, if it is
     * @param byCity whether the search filters by where passholders live
     */
    public CheckinReading checkins(Caller caller, boolean byCity) {
        return caller.user().isPresent()
                ? checkins(caller.user().get(), caller, byCity)
                : checkinsOfApplication(caller, byCity);
    }

    private CheckinReading checkins(User user, Caller caller, boolean byCity) {
        if (caller.uid().equals(user.uid())) {
            return own(user);
        }
        return switch (decide(READ_CHECKINS, caller)) {
            case AccessDecision.Admitted(var counter) -> {
                var viewer = new Viewer.Employee(user, counter, caller.consumer());
                // A viewer may not search by what it may not see of a check-in.
                yield asksForPeople(caller, byCity) && viewer.visibilityOfStrangers() == Visibility.NONE
                        ? new CheckinReading.Denied(READ_AT_COUNTER)
                        : new CheckinReading.Granted(of(counter), viewer);
            }
            case AccessDecision.Denied(var missing) -> new CheckinReading.Denied(missing);
            // Neither the application nor the request names a counter: a passholder who reads their own history.
            case AccessDecision.UnknownCounter _
            when !namesCounter(caller) -> caller.uid().isEmpty() ? own(user) : new CheckinReading.Denied(OWN_ACCOUNT);
            case AccessDecision.UnknownCounter _ -> new CheckinReading.UnknownCounter();
            case AccessDecision.Allowed _ ->
                throw new IllegalStateException("A right at a counter is had at a counter");
        };
    }

    private CheckinReading checkinsOfApplication(Caller caller, boolean byCity) {
        var permissions = caller.consumer().permissions();
        // A counter's own application has no employee at work that may see people.
        var viewer = new Viewer.Application(caller.consumer(), Optional.empty());
        var counter =
                counters.find(caller.consumer().key()).filter(known -> known.counterMay(CounterAction.CHECKIN_READ));
        if (!permissions.contains(Permission.CHECKIN_READ) && counter.isEmpty()) {
            return new CheckinReading.Denied(new Right.OfConsumer(Permission.CHECKIN_READ));
        }
        if (asksForPeople(caller, byCity) && viewer.visibilityOfStrangers() != Visibility.FULL) {
            return new CheckinReading.Denied(new Right.OfConsumer(Permission.PASSHOLDER_READ));
        }
        return new CheckinReading.Granted(
                permissions.contains(Permission.CHECKIN_READ) ? new CheckinScope.All() : of(counter.orElseThrow()),
                viewer);
    }

    private static boolean asksForPeople(Caller caller, boolean byCity) {
        return byCity || !caller.uid().isEmpty();
    }

    private static CheckinReading own(User user) {
        return new CheckinReading.Granted(new CheckinScope.OfPassholder(user.uid()), new Viewer.Self(user));
    }

    private static CheckinScope of(CounterAccess counter) {
        return new CheckinScope.OfCounter(counter.counterId(), counter.organisationId());
    }

    private static boolean namesCounter(Caller caller) {
        return !caller.counterKey().equals(caller.consumer().key());
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

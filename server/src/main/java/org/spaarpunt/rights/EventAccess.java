package org.spaarpunt.rights;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.events.Event;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/**
 * What a user may do with events, by the counters where the user works: an employee sees the events that the
 * organisation of the counter organises or hosts, and changes those that it organises. An administrator sees and changes
 * all.
 *
 * @param places where the user works
 */
public record EventAccess(User user, boolean administrator, List<Place> places) {

    /**
     * A counter where the user works.
     *
     * @param application the consumer that the counter is
     */
    public record Place(Consumer application, CounterAccess access) {
        private boolean may(CounterAction... actions) {
            return Stream.of(actions).anyMatch(access::counterMay);
        }

        private boolean takesPartIn(Event event) {
            return access.organisationId().filter(event::involves).isPresent();
        }

        private boolean organises(Event event) {
            return access.organisationId()
                    .filter(id -> id == event.organiser().id())
                    .isPresent();
        }
    }

    public EventAccess {
        places = List.copyOf(places);
    }

    /** The organisations whose events the user sees; empty: all. */
    public Optional<List<Long>> organisations() {
        return administrator ? Optional.empty() : Optional.of(organisations(EventAccess::sees));
    }

    /** The organisations for which the user may make events; empty: all. */
    public Optional<List<Long>> organisers() {
        return administrator ? Optional.empty() : Optional.of(organisations(EventAccess::changes));
    }

    /** Whether the user may make events at all. */
    public boolean makes() {
        return administrator || !organisations(EventAccess::changes).isEmpty();
    }

    public boolean sees(Event event) {
        return administrator || places.stream().anyMatch(place -> sees(place) && place.takesPartIn(event));
    }

    public boolean changes(Event event) {
        return administrator || places.stream().anyMatch(place -> changes(place) && place.organises(event));
    }

    /** Whether the user may make codes that check people in to an event. */
    public boolean makesCodes(Event event) {
        return administrator || places.stream().anyMatch(place -> changes(place) && place.takesPartIn(event));
    }

    /** How the user may read the check-ins at an event, if at all. */
    public Optional<CheckinReading.Granted> checkins(Event event) {
        if (administrator) {
            return Optional.of(new CheckinReading.Granted(new CheckinScope.All(), new Viewer.Administrator(user)));
        }
        return places.stream()
                .filter(place -> place.may(CounterAction.CHECKIN_READ) && place.takesPartIn(event))
                .findFirst()
                .map(place -> new CheckinReading.Granted(
                        new CheckinScope.OfCounter(
                                place.access().counterId(), place.access().organisationId()),
                        new Viewer.Employee(user, place.access(), place.application())));
    }

    /** The counter for which the user checks people in to an event. */
    public Optional<Place> door(Event event) {
        return places.stream()
                .filter(place -> place.may(CounterAction.CHECKIN_CREATE) && place.takesPartIn(event))
                .findFirst();
    }

    /** The viewer at one of the user's counters. */
    public Viewer.Employee viewer(Place place) {
        return new Viewer.Employee(user, place.access(), place.application());
    }

    private List<Long> organisations(Predicate<Place> which) {
        return places.stream()
                .filter(which)
                .flatMap(place -> place.access().organisationId().stream())
                .distinct()
                .toList();
    }

    private static boolean sees(Place place) {
        return place.may(CounterAction.EVENT_READ, CounterAction.CHECKIN_CREATE);
    }

    /** A user who checks people in at an organiser's counter may make and change its events. */
    private static boolean changes(Place place) {
        return place.may(CounterAction.CHECKIN_CREATE);
    }
}

package org.spaarpunt.rights;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.Passholder;

/**
 * The party on whose behalf passholders are read. Features that show passholders take a viewer, and return only what
 * it may see.
 *
 * <p>{@link Authorization#viewer} finds the viewer of a request.
 */
public sealed interface Viewer {

    /**
     * An application that speaks for no user.
     *
     * @param counter the application's own counter, if it is one
     */
    record Application(Consumer consumer, Optional<CounterAccess> counter) implements Viewer {
        private boolean has(Permission permission) {
            return consumer.permissions().contains(permission);
        }
    }

    /**
     * An employee at work at a counter.
     *
     * @param user the employee, who may be a passholder too
     * @param application through which the employee works
     */
    record Employee(User user, CounterAccess counter, Consumer application) implements Viewer {}

    /**
     * An application that acts for a counter without a user, by permissions of its own.
     *
     * @param place what it may do there
     */
    record Agent(Consumer application, OrganiserPlace place) implements Viewer {
        private Visibility ofStrangers() {
            if (place.may(ApiPermission.PASSHOLDERS_SEARCH_ALL)) {
                return Visibility.FULL;
            }
            return READING_PASSES.stream().anyMatch(place::may) || hasDoor(place.access())
                    ? Visibility.DOOR
                    : Visibility.NONE;
        }
    }

    /**
     * A check-in device.
     *
     * @param key its consumer key
     * @param counter the counter that it works for
     */
    record Device(String key, CounterAccess counter) implements Viewer {}

    /**
     * A user that does not work at a counter named by the request: sees only themselves, whatever the application may
     * read.
     */
    record Self(User user) implements Viewer {}

    /**
     * A user whose family has these members: sees themselves, and of each member what checking in needs and what that
     * member shares.
     *
     * @param members by uid
     */
    record FamilyOwner(User user, Map<String, Sharing> members) implements Viewer {
        public FamilyOwner {
            members = Map.copyOf(members);
        }
    }

    /** An administrator of the installation. */
    record Administrator(User user) implements Viewer {}

    /** Actions that a counter does at its door. A counter that may do none of these sees no passholders. */
    Set<CounterAction> AT_THE_DOOR = Set.copyOf(EnumSet.of(
            CounterAction.CHECKIN_CREATE,
            CounterAction.PASSHOLDER_READ,
            CounterAction.PASSHOLDER_CREATE,
            CounterAction.PASSHOLDER_UPDATE,
            CounterAction.PASSHOLDER_BLOCK,
            CounterAction.POINTSPROMOTION_CASHIN,
            CounterAction.WELCOMEADVANTAGE_CASHIN));

    /** Actions by which a counter records people's details in a card system. */
    Set<CounterAction> REGISTERING =
            Set.copyOf(EnumSet.of(CounterAction.PASSHOLDER_CREATE, CounterAction.PASSHOLDER_UPDATE));

    /** Permissions to read what the holder of a pass shows at a door. */
    Set<ApiPermission> READING_PASSES = Set.of(
            ApiPermission.PASSES_READ,
            ApiPermission.PASSES_CHIPNUMBERS_READ,
            ApiPermission.PASSES_INSZNUMBERS_READ,
            ApiPermission.PASSHOLDERS_SEARCH_BY_ID,
            ApiPermission.CARDS_READ);

    /** How much the viewer may see of this passholder. */
    default Visibility visibilityOf(Passholder passholder) {
        if (isOwn(passholder.uid()) || readsIn(passholder.cardSystems())) {
            return Visibility.FULL;
        }
        return sharedBy(passholder.uid()).isPresent() ? Visibility.DOOR : visibilityOfStrangers();
    }

    /** How much the viewer may see of any passholder in any card system, and so of the holder of any number. */
    default Visibility visibilityOfStrangers() {
        return switch (this) {
            case Administrator _ -> Visibility.FULL;
            case Application application when application.has(Permission.PASSHOLDER_READ) -> Visibility.FULL;
            case Application(var _, var counter)
            when counter.filter(Viewer::hasDoor).isPresent() -> Visibility.DOOR;
            case Application application ->
                application.has(Permission.READ_POINTS) ? Visibility.POINTS : Visibility.NONE;
            case Employee(var _, var counter, var _) -> hasDoor(counter) ? Visibility.DOOR : Visibility.NONE;
            case Device(var _, var counter) -> hasDoor(counter) ? Visibility.DOOR : Visibility.NONE;
            case Agent agent -> agent.ofStrangers();
            case Self _, FamilyOwner _ -> Visibility.NONE;
        };
    }

    /** What the passholder with this uid shares with the viewer as a member of the viewer's family. */
    default Optional<Sharing> sharedBy(String uid) {
        return this instanceof FamilyOwner(var _, var members)
                ? Optional.ofNullable(members.get(uid))
                : Optional.empty();
    }

    /** Whether the viewer is the passholder with this uid. */
    default boolean isOwn(String uid) {
        return switch (this) {
            case Self(var user) -> user.uid().equals(uid);
            case FamilyOwner(var user, var _) -> user.uid().equals(uid);
            case Employee(var user, var _, var _) -> user.uid().equals(uid);
            case Application _, Agent _, Device _, Administrator _ -> false;
        };
    }

    /** Whether the viewer registers people in a card system that this passholder belongs to, or is that passholder. */
    default boolean seesNationalNumberOf(Passholder passholder) {
        return switch (this) {
            case Administrator _ -> true;
            case Employee(var _, var counter, var _) ->
                isOwn(passholder.uid())
                        || REGISTERING.stream().anyMatch(action -> counter.may(action, passholder.cardSystems()));
            case Self _, FamilyOwner _ -> isOwn(passholder.uid());
            case Agent(var _, var place) ->
                REGISTERING.stream().anyMatch(action -> place.access().may(action, passholder.cardSystems()));
            case Application _, Device _ -> false;
        };
    }

    /** Whether the viewer may know which groups hold cards: a group is no person, and belongs to no card system. */
    default boolean readsGroupPasses() {
        return switch (this) {
            case Application application -> application.has(Permission.GROUPPASS_READ);
            case Employee(var _, var counter, var _) -> counter.counterMay(CounterAction.GROUPPASS_READ);
            case Agent(var _, var place) -> place.may(ApiPermission.GROUPPASSES_SEARCH);
            case Administrator _ -> true;
            case Device _, Self _, FamilyOwner _ -> false;
        };
    }

    /** The passholders that the viewer sees in full, among which it may search by any criterion. */
    default PeopleScope scopeOfPeople() {
        return switch (this) {
            case Employee(var user, var counter, var _) ->
                scope(counter.systemsWhere(CounterAction.PASSHOLDER_READ), user);
            case Self(var user) -> new PeopleScope.Only(user.uid());
            case FamilyOwner(var user, var _) -> new PeopleScope.Only(user.uid());
            case Agent agent
            when agent.ofStrangers() != Visibility.FULL ->
                scope(agent.place().access().systemsWhere(CounterAction.PASSHOLDER_READ));
            case Administrator _, Application _, Agent _, Device _ ->
                visibilityOfStrangers() == Visibility.FULL ? new PeopleScope.Everybody() : new PeopleScope.Nobody();
        };
    }

    /**
     * The passholders among which the viewer may search by national number: a match reveals that the person has that
     * number.
     */
    default PeopleScope scopeOfNationalNumbers() {
        return switch (this) {
            case Administrator _ -> new PeopleScope.Everybody();
            case Employee(var user, var counter, var _) -> {
                var systems = new HashSet<Long>();
                REGISTERING.forEach(action -> systems.addAll(counter.systemsWhere(action)));
                yield scope(systems, user);
            }
            case Agent(var _, var place) -> {
                var systems = new HashSet<Long>();
                REGISTERING.forEach(action -> systems.addAll(place.access().systemsWhere(action)));
                if (place.may(ApiPermission.PASSES_INSZNUMBERS_READ)) {
                    systems.addAll(place.access().actions().keySet());
                }
                yield scope(systems);
            }
            case Self(var user) -> new PeopleScope.Only(user.uid());
            case FamilyOwner(var user, var _) -> new PeopleScope.Only(user.uid());
            case Application _, Device _ -> new PeopleScope.Nobody();
        };
    }

    /** Whether the viewer may search by national number at all. */
    default boolean searchesByNationalNumber() {
        return switch (scopeOfNationalNumbers()) {
            case PeopleScope.Everybody _, PeopleScope.InCardSystems _ -> true;
            case PeopleScope.Only _ -> this instanceof Self || this instanceof FamilyOwner;
            case PeopleScope.Nobody _ -> false;
        };
    }

    private boolean readsIn(Set<Long> cardSystems) {
        return switch (this) {
            case Employee(var _, var counter, var _) -> counter.may(CounterAction.PASSHOLDER_READ, cardSystems);
            case Agent(var _, var place) -> place.access().may(CounterAction.PASSHOLDER_READ, cardSystems);
            case Application _, Device _, Self _, FamilyOwner _, Administrator _ -> false;
        };
    }

    private static PeopleScope scope(Set<Long> cardSystems, User user) {
        return cardSystems.isEmpty() ? new PeopleScope.Only(user.uid()) : new PeopleScope.InCardSystems(cardSystems);
    }

    private static PeopleScope scope(Set<Long> cardSystems) {
        return cardSystems.isEmpty() ? new PeopleScope.Nobody() : new PeopleScope.InCardSystems(cardSystems);
    }

    private static boolean hasDoor(CounterAccess counter) {
        return AT_THE_DOOR.stream().anyMatch(counter::counterMay);
    }
}

package org.spaarpunt.counters;

import static org.spaarpunt.counters.CounterAction.ASSOCIATION_READ;
import static org.spaarpunt.counters.CounterAction.ASSOCIATION_USE;
import static org.spaarpunt.counters.CounterAction.CHECKIN_CREATE;
import static org.spaarpunt.counters.CounterAction.CHECKIN_READ;
import static org.spaarpunt.counters.CounterAction.EVENT_READ;
import static org.spaarpunt.counters.CounterAction.GROUPPASS_READ;
import static org.spaarpunt.counters.CounterAction.KANSENSTATUUT_CREATE;
import static org.spaarpunt.counters.CounterAction.PASSHOLDER_BLOCK;
import static org.spaarpunt.counters.CounterAction.PASSHOLDER_CREATE;
import static org.spaarpunt.counters.CounterAction.PASSHOLDER_READ;
import static org.spaarpunt.counters.CounterAction.PASSHOLDER_UPDATE;
import static org.spaarpunt.counters.CounterAction.POINTSPROMOTION_CASHIN;
import static org.spaarpunt.counters.CounterAction.POINTSPROMOTION_READ;
import static org.spaarpunt.counters.CounterAction.WELCOMEADVANTAGE_CASHIN;
import static org.spaarpunt.counters.CounterAction.WELCOMEADVANTAGE_READ;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A permission of UiTPAS API 4.0, which a user or an application has for an organiser. An employee has those whose
 * actions a group of the counter may do; an application has those that an administrator or its manager gave it.
 *
 * <p>Permissions without actions are about users themselves, about what this server does not do, or are never implied
 * by working at a counter.
 */
public enum ApiPermission {
    TARIFFS_READ,
    TICKETSALES_SEARCH,
    TICKETSALES_REGISTER,
    EVENTS_UPDATE(CHECKIN_CREATE),
    EVENTS_READ(EVENT_READ),
    EVENT_SETTINGS_READ(EVENT_READ, CHECKIN_CREATE),
    EVENT_SETTINGS_UPDATE(CHECKIN_CREATE),
    EVENTS_UPDATE_ALL,
    EVENTS_READ_ALL,
    EVENT_SETTINGS_READ_ALL,
    EVENT_SETTINGS_UPDATE_ALL,
    EVENTS_QR_CHECKINCODE(CHECKIN_CREATE),
    CHECKINS_READ(CHECKIN_READ),
    CHECKINS_WRITE(CHECKIN_CREATE),
    ORGANIZERS_SEARCH(CounterAction.values()),
    ORGANIZERS_REPORTS,
    ORGANIZERS_ADMINS_READ,
    ORGANIZERS_ADMINS_WRITE,
    PASSHOLDERS_PICTURE_READ(PASSHOLDER_READ),
    PASSHOLDERS_PICTURE_WRITE(PASSHOLDER_UPDATE),
    PASSHOLDERS_PRIVATE_READ(PASSHOLDER_READ),
    PASSHOLDERS_PRIVATE_WRITE(PASSHOLDER_UPDATE),
    PASSHOLDERS_SEARCH(PASSHOLDER_READ),
    PASSHOLDERS_SEARCH_ALL,
    PASSHOLDERS_SEARCH_BY_ID(
            CHECKIN_CREATE,
            PASSHOLDER_READ,
            PASSHOLDER_CREATE,
            PASSHOLDER_UPDATE,
            PASSHOLDER_BLOCK,
            POINTSPROMOTION_CASHIN,
            WELCOMEADVANTAGE_CASHIN),
    GROUPPASSES_SEARCH(GROUPPASS_READ),
    PASSHOLDERS_WRITE(PASSHOLDER_CREATE, PASSHOLDER_UPDATE),
    PASSHOLDERS_WRITE_SOCIALTARIFF_FULL_CARDSYSTEM,
    PASSHOLDERS_WRITE_FOREIGN_COUNTRY,
    PASSHOLDERS_WRITE_SOCIALTARIFF(KANSENSTATUUT_CREATE),
    PASSHOLDERS_UPDATE(PASSHOLDER_UPDATE),
    PASSHOLDERS_DELETE,
    PASSHOLDER_COUPONS_READ,
    GROUPPASS_COUPONS_READ,
    MEMBERSHIP_PRICES_READ(PASSHOLDER_CREATE, PASSHOLDER_UPDATE),
    PASSES_READ(CHECKIN_CREATE, PASSHOLDER_READ, PASSHOLDER_CREATE, PASSHOLDER_UPDATE, PASSHOLDER_BLOCK),
    PASSES_INSZNUMBERS_READ(PASSHOLDER_CREATE, PASSHOLDER_UPDATE),
    PASSES_CHIPNUMBERS_READ(CHECKIN_CREATE, PASSHOLDER_READ, PASSHOLDER_CREATE, PASSHOLDER_UPDATE, PASSHOLDER_BLOCK),
    REWARDS_WRITE,
    REWARDS_READ(POINTSPROMOTION_READ, POINTSPROMOTION_CASHIN, WELCOMEADVANTAGE_READ, WELCOMEADVANTAGE_CASHIN),
    REWARDS_REDEEM(POINTSPROMOTION_CASHIN, WELCOMEADVANTAGE_CASHIN),
    REWARDS_PASSHOLDERS_READ(POINTSPROMOTION_READ, POINTSPROMOTION_CASHIN, WELCOMEADVANTAGE_CASHIN),
    PASSHOLDERS_SELF_REGISTRATION,
    PASSHOLDERS_SELF_CHECKIN,
    PASSHOLDERS_SELF_READ,
    PASSHOLDERS_REGISTER_UITID,
    PASSHOLDERS_TRANSACTION_HISTORY,
    PASSHOLDERS_FAMILY_MEMBERS,
    ORDERS_READ,
    ORDERS_CREATE,
    PERMISSIONS_READ,
    PERMISSIONS_WRITE,
    CARDS_READ(PASSHOLDER_READ, PASSHOLDER_CREATE, PASSHOLDER_UPDATE, PASSHOLDER_BLOCK),
    ASSOCIATIONS(ASSOCIATION_READ, ASSOCIATION_USE),
    SOCIALTARIFF_EXPORT,
    KIOSKS_READ,
    KIOSKS_WRITE;

    private static final Set<ApiPermission> OF_ADMINS =
            Set.of(ORGANIZERS_ADMINS_READ, ORGANIZERS_ADMINS_WRITE, KIOSKS_READ, KIOSKS_WRITE);

    /**
     * What a permission lets an application do. Narrower than what shows that an employee has it: an employee that
     * checks people in may read passes, but an application that may read passes checks no one in.
     */
    private static final Map<ApiPermission, Set<CounterAction>> GIVEN = Map.ofEntries(
            Map.entry(CHECKINS_WRITE, Set.of(CHECKIN_CREATE)),
            Map.entry(CHECKINS_READ, Set.of(CHECKIN_READ)),
            Map.entry(EVENTS_READ, Set.of(EVENT_READ)),
            Map.entry(PASSHOLDERS_SEARCH, Set.of(PASSHOLDER_READ)),
            Map.entry(PASSHOLDERS_WRITE, Set.of(PASSHOLDER_CREATE, PASSHOLDER_UPDATE)),
            Map.entry(PASSHOLDERS_UPDATE, Set.of(PASSHOLDER_UPDATE)),
            Map.entry(PASSHOLDERS_WRITE_SOCIALTARIFF, Set.of(KANSENSTATUUT_CREATE)),
            Map.entry(REWARDS_READ, Set.of(POINTSPROMOTION_READ, WELCOMEADVANTAGE_READ)),
            Map.entry(REWARDS_REDEEM, Set.of(POINTSPROMOTION_CASHIN, WELCOMEADVANTAGE_CASHIN)),
            Map.entry(ASSOCIATIONS, Set.of(ASSOCIATION_READ, ASSOCIATION_USE)),
            Map.entry(GROUPPASSES_SEARCH, Set.of(GROUPPASS_READ)));

    @SuppressWarnings("ImmutableEnumChecker") // A copy that cannot be changed.
    private final Set<CounterAction> actions;

    ApiPermission(CounterAction... actions) {
        this.actions = Set.of(actions);
    }

    /** The permission of this name, if it is known here. */
    public static Optional<ApiPermission> named(String name) {
        return Stream.of(values())
                .filter(permission -> permission.name().equals(name))
                .findFirst();
    }

    /** What an employee may do, by what the counter's groups may do and the employee's role. */
    static Set<ApiPermission> ofEmployee(CounterAccess access) {
        return Stream.of(values())
                .filter(permission -> permission.actions.stream().anyMatch(access::counterMay)
                        || (access.isAdmin() && OF_ADMINS.contains(permission)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The card systems in which a counter may do what the permission is about; for most others: all of its systems. */
    public Set<Long> systemsOf(CounterAccess access) {
        return actions.isEmpty()
                ? access.actions().keySet()
                : actions.stream()
                        .flatMap(action -> access.systemsWhere(action).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What an application with these permissions does at a counter whose groups may do it. */
    static Set<CounterAction> actionsOf(Set<ApiPermission> permissions) {
        return permissions.stream()
                .flatMap(permission -> GIVEN.getOrDefault(permission, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}

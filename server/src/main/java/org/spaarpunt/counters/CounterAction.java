package org.spaarpunt.counters;

import java.util.Optional;
import java.util.stream.Stream;

/** What a counter may do in a card system, if one of its groups there may. */
public enum CounterAction {
    CHECKIN_CREATE,
    CHECKIN_READ,
    PASSHOLDER_READ,
    PASSHOLDER_CREATE,
    PASSHOLDER_UPDATE,
    PASSHOLDER_BLOCK,
    KANSENSTATUUT_CREATE,
    POINTSPROMOTION_READ,
    POINTSPROMOTION_CASHIN,
    WELCOMEADVANTAGE_READ,
    WELCOMEADVANTAGE_CASHIN,
    EVENT_READ,
    ASSOCIATION_READ,
    ASSOCIATION_USE,
    GROUPPASS_READ;

    /** The action of this name, if it is known here. */
    public static Optional<CounterAction> named(String name) {
        return Stream.of(values()).filter(action -> action.name().equals(name)).findFirst();
    }
}

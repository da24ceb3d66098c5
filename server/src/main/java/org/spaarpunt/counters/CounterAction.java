package org.spaarpunt.counters;

import java.util.Optional;
import java.util.stream.Stream;

/** What a counter may do in a card system, when one of its groups there may. */
public enum CounterAction {
    CHECKIN_CREATE("PERMISSION_CHECKIN - ACTION_CREATE"),
    CHECKIN_READ("PERMISSION_CHECKIN - ACTION_READ"),
    PASSHOLDER_READ("PERMISSION_PASSHOLDER - ACTION_READ"),
    PASSHOLDER_CREATE("PERMISSION_PASSHOLDER - ACTION_CREATE"),
    PASSHOLDER_UPDATE("PERMISSION_PASSHOLDER - ACTION_UPDATE"),
    PASSHOLDER_BLOCK("PERMISSION_PASSHOLDER - ACTION_BLOCK"),
    KANSENSTATUUT_CREATE("PERMISSION_KANSENSTATUUT - ACTION_CREATE"),
    POINTSPROMOTION_READ("PERMISSION_POINTSPROMOTION - ACTION_READ"),
    POINTSPROMOTION_CASHIN("PERMISSION_POINTSPROMOTION - ACTION_CASHIN"),
    WELCOMEADVANTAGE_READ("PERMISSION_WELCOMEADVANTAGE - ACTION_READ"),
    WELCOMEADVANTAGE_CASHIN("PERMISSION_WELCOMEADVANTAGE - ACTION_CASHIN"),
    EVENT_READ("PERMISSION_EVENT - ACTION_READ"),
    ASSOCIATION_READ("PERMISSION_ASSOCIATION - ACTION_READ"),
    ASSOCIATION_USE("PERMISSION_ASSOCIATION - ACTION_USE"),
    GROUPPASS_READ("PERMISSION_GROUPPASS - ACTION_READ");

    private final String wireName;

    CounterAction(String wireName) {
        this.wireName = wireName;
    }

    /** What a refused caller is told to ask for. */
    public String wireName() {
        return wireName;
    }

    /** The action of this name, if it is known here. */
    public static Optional<CounterAction> named(String name) {
        return Stream.of(values()).filter(action -> action.name().equals(name)).findFirst();
    }
}

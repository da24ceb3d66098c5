package org.spaarpunt.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** What a consumer may do beyond acting for a user who gave it a token, at that user's counter. */
public enum Permission {
    /** Save points with a check-in code for any passholder. */
    CHECK_IN_WITH_CODE("punt sparen met QR code"),
    /** Read the points of any passholder. */
    READ_POINTS("pashouder punten ophalen"),
    /** Skip the page on which the user consents. */
    SKIP_AUTHORIZATION("autorisatie overslaan"),
    /** Name another counter than itself as the one where a request is made. */
    ACT_FOR_COUNTERS("gebruik van andere balies"),
    EVENT_READ("PERMISSION_EVENT - ACTION_READ"),
    /** Search the check-ins of all counters; of whom they are is for {@link #PASSHOLDER_READ}. */
    CHECKIN_READ("PERMISSION_CHECKIN - ACTION_READ"),
    PASSHOLDER_READ("PERMISSION_PASSHOLDER - ACTION_READ"),
    /** Ask for the link by which a passholder gets an account. */
    PASSHOLDER_ACTIVATE("PERMISSION_PASSHOLDER - ACTION_ACTIVATE"),
    GROUPPASS_READ("PERMISSION_GROUPPASS - ACTION_READ"),
    POINTSPROMOTION_READ("PERMISSION_POINTSPROMOTION - ACTION_READ"),
    WELCOMEADVANTAGE_READ("PERMISSION_WELCOMEADVANTAGE - ACTION_READ"),
    COUNTER_READ("PERMISSION_COUNTER - ACTION_READ");

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    /** What a refused caller is told to ask for. */
    public String wireName() {
        return wireName;
    }

    /** The permission of this name, if it is known here. */
    public static Optional<Permission> named(String name) {
        return Stream.of(values())
                .filter(permission -> permission.name().equals(name))
                .findFirst();
    }
}

package org.spaarpunt.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** What a consumer may do beyond acting for a user who gave it a token, at that user's counter. */
public enum Permission {
    /** Save points with a check-in code for any passholder. */
    CHECK_IN_WITH_CODE,
    /** Read the points of any passholder. */
    READ_POINTS,
    /** Skip the page on which the user consents. */
    SKIP_AUTHORIZATION,
    /** Name another counter than itself as the one where a request is made. */
    ACT_FOR_COUNTERS,
    EVENT_READ,
    /** Search the check-ins of all counters; of whom they are is for {@link #PASSHOLDER_READ}. */
    CHECKIN_READ,
    PASSHOLDER_READ,
    /** Ask for the link by which a passholder gets an account. */
    PASSHOLDER_ACTIVATE,
    GROUPPASS_READ,
    POINTSPROMOTION_READ,
    WELCOMEADVANTAGE_READ,
    COUNTER_READ;

    /** The permission of this name, if it is known here. */
    public static Optional<Permission> named(String name) {
        return Stream.of(values())
                .filter(permission -> permission.name().equals(name))
                .findFirst();
    }
}

package org.spaarpunt.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** What a consumer may do without a token that a user gave it for the user's own counter. */
public enum Permission {
    /** Save points with a check-in code for any passholder. */
    CHECK_IN_WITH_CODE,
    /** Read the points of any passholder. */
    READ_POINTS,
    /** Skip the consent page. */
    SKIP_AUTHORIZATION,
    /** Name a counter other than itself as the one where a request is made. */
    ACT_FOR_COUNTERS,
    EVENT_READ,
    /** Search the check-ins of all counters; whose check-ins they are is shown only with {@link #PASSHOLDER_READ}. */
    CHECKIN_READ,
    PASSHOLDER_READ,
    /** Request the link by which a passholder gets an account. */
    PASSHOLDER_ACTIVATE,
    GROUPPASS_READ,
    POINTSPROMOTION_READ,
    WELCOMEADVANTAGE_READ,
    COUNTER_READ;

    /** The permission of this name, if this server knows it. */
    public static Optional<Permission> named(String name) {
        return Stream.of(values())
                .filter(permission -> permission.name().equals(name))
                .findFirst();
    }
}

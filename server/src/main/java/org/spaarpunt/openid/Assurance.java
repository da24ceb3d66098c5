package org.spaarpunt.openid;

import java.util.List;

/** How certain it is who a user is, as the parameter {@code acr_values} and the claim {@code acr} name it. */
public final class Assurance {
    /** A second factor is asked only of users that have one. */
    public static final String OPTIONAL = "optional";

    /** The user has signed in with a second factor. */
    public static final String STRONG = "strong";

    public static final List<String> ALL = List.of(OPTIONAL, STRONG);

    private Assurance() {}
}

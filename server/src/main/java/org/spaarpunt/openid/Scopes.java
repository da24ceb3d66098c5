package org.spaarpunt.openid;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** The scopes that clients can ask for. Others are ignored: what a client may do is not in its scopes here. */
public final class Scopes {
    /** The client wants to know who the user is. */
    public static final String OPENID = "openid";

    public static final String PROFILE = "profile";
    public static final String EMAIL = "email";

    /** The client goes on after the user has signed out here. */
    public static final String OFFLINE_ACCESS = "offline_access";

    public static final List<String> ALL = List.of(OPENID, PROFILE, EMAIL, OFFLINE_ACCESS);

    private Scopes() {}

    /** Those of a request that are known here, in the order of {@link #ALL}. */
    public static SequencedSet<String> known(Set<String> asked) {
        var known = new LinkedHashSet<>(ALL);
        known.retainAll(asked);
        return known;
    }
}

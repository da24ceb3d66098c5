package org.spaarpunt.associations;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What is kept about associations. */
public record AssociationBooks(AssociationDirectory directory, MembershipDesk memberships) {

    /** Wires them. */
    public static AssociationBooks of(Jdbi jdbi, InstantSource clock) {
        var directory = new AssociationDirectory(jdbi);
        return new AssociationBooks(directory, new MembershipDesk(jdbi, directory, clock));
    }
}

package org.spaarpunt.associations;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What is kept about associations. */
public record AssociationFeature(AssociationReader directory, MembershipChanges memberships) {

    /** Wires them. */
    public static AssociationFeature of(Jdbi jdbi, InstantSource clock) {
        var directory = new AssociationReader(jdbi);
        return new AssociationFeature(directory, new MembershipChanges(jdbi, directory, clock));
    }
}

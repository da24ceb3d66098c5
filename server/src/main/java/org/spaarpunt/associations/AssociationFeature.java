package org.spaarpunt.associations;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Associations: the parts that read them and change their memberships. */
public record AssociationFeature(AssociationReader directory, MembershipChanges memberships) {

    /** Creates the parts and connects them. */
    public static AssociationFeature of(Jdbi jdbi, InstantSource clock) {
        var directory = new AssociationReader(jdbi);
        return new AssociationFeature(directory, new MembershipChanges(jdbi, directory, clock));
    }
}

package org.spaarpunt.families;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AccountUse;
import org.spaarpunt.identity.TokenGenerator;

/** Families: the parts that read and change them. */
public record FamilyFeature(FamilyReader reader, FamilyRegister register, FamilyInvitations invitations) {

    /**
     * Creates the parts and connects them.
     *
     * @param secrets of invitations
     */
    public static FamilyFeature of(Jdbi jdbi, AccountUse accounts, TokenGenerator secrets, InstantSource clock) {
        var reader = new FamilyReader(jdbi);
        var register = new FamilyRegister(jdbi, reader, accounts, clock);
        return new FamilyFeature(reader, register, new FamilyInvitations(jdbi, register, secrets, clock));
    }
}

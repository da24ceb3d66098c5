package org.spaarpunt.api4.people;

import java.time.InstantSource;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.removal.PassholderRemoval;
import org.spaarpunt.secrets.SecretBox;

/**
 * What the operations about people need.
 *
 * @param box seals links
 */
public record PeopleParts(
        PassholderFeature passholders,
        AssociationFeature associations,
        PriceReader prices,
        CardSystemList cardSystems,
        Accounts accounts,
        PassholderRemoval removal,
        SecretBox box,
        CallerPlaces places,
        InstantSource clock) {}

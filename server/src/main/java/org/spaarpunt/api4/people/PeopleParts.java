package org.spaarpunt.api4.people;

import java.time.InstantSource;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;

/** What the operations about people need. */
public record PeopleParts(
        PassholderFeature passholders,
        AssociationFeature associations,
        PriceReader prices,
        CardSystemList cardSystems,
        Accounts accounts,
        CallerPlaces places,
        InstantSource clock) {}

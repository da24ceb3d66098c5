package org.spaarpunt.api3;

import org.spaarpunt.accounts.Activation;
import org.spaarpunt.associations.AssociationBooks;
import org.spaarpunt.checkins.ActivityBooks;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeDesk;
import org.spaarpunt.counters.CounterBooks;
import org.spaarpunt.devices.DeviceBooks;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.prices.PriceList;
import org.spaarpunt.repeats.KeptAnswers;
import org.spaarpunt.rewards.RewardBooks;
import org.spaarpunt.rights.Gate;

/** What the calls of the protocol ask of the features. */
public record UseCases(
        Gate gate,
        CheckinDesk desk,
        PointsInquiry inquiry,
        RewardBooks rewards,
        RequestTokens requestTokens,
        AccessTokens accessTokens,
        Profiles profiles,
        Activation activation,
        CounterBooks counters,
        CardSystemList cardSystems,
        PassholderBooks passholders,
        AssociationBooks associations,
        PriceList prices,
        ActivityBooks activities,
        DeviceBooks devices,
        CodeDesk codes,
        KeptAnswers kept) {}

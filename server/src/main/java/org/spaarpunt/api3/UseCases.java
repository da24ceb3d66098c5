package org.spaarpunt.api3;

import org.spaarpunt.accounts.Activation;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rights.Authorization;

/** What the calls of the protocol ask of the features. */
public record UseCases(
        Authorization gate,
        CheckinDesk desk,
        PointsInquiry inquiry,
        RewardFeature rewards,
        RequestTokens requestTokens,
        AccessTokens accessTokens,
        Profiles profiles,
        Activation activation,
        CounterFeature counters,
        CardSystemList cardSystems,
        PassholderFeature passholders,
        AssociationFeature associations,
        PriceReader prices,
        CheckinFeature activities,
        DeviceFeature devices,
        CodeIssuer codes,
        IdempotencyRecords kept) {}
